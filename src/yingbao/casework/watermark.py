"""Copies for the screen: smaller, without metadata, with who looked and when written across."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

from PIL import Image, ImageDraw, ImageFont, ImageOps

LONGEST_SIDE = 1600  # pixels
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)


def watermarked(original: IO[bytes], words: str) -> bytes:
    """A JPEG of the picture with `words` along its lower edge."""
    with Image.open(original) as image:
        copy = ImageOps.exif_transpose(image).convert("RGB")
    copy.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    size = max(14, copy.width // 50)
    draw = ImageDraw.Draw(copy, "RGBA")
    draw.rectangle((0, copy.height - size * 2, copy.width, copy.height), fill=(27, 37, 35, 200))
    draw.text((size // 2, copy.height - int(size * 1.6)), words, fill="white", font=_font(size))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=80)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    found = next((path for path in FONTS if Path(path).exists()), None)
    return ImageFont.truetype(found, size) if found else ImageFont.load_default(size)
