"""The index of norms: read once from `texts/*.yaml`, asked by name, article and day."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from yingbao.norms.citing import article_key, norm_key, without_paragraph
from yingbao.norms.model import Article, Norm, NotInForce, UnknownArticle, UnknownNorm


def _article(norm: dict[str, Any], label: str, body: Any) -> Article:
    own: dict[str, Any] = body if isinstance(body, dict) else {"gist": body}
    return Article(
        norm=norm["id"],
        title=norm["title"],
        label=label,
        gist=own["gist"],
        valid_from=own.get("valid_from", norm["valid_from"]),
        valid_to=own["valid_to"] if "valid_to" in own else norm.get("valid_to"),
        mark=own.get("mark", norm["mark"]),
    )


def _norm(raw: dict[str, Any]) -> Norm:
    plain = {
        k: v for k, v in raw.items() if k not in {"articles", "amended", "aliases", "supersedes"}
    }
    return Norm(
        **plain,
        aliases=tuple(raw.get("aliases", ())),
        supersedes=tuple(raw.get("supersedes", ())),
        amended=tuple((a["by"], a["since"]) for a in raw.get("amended", ())),
        articles={
            article_key(label): _article(raw, label, body)
            for label, body in raw.get("articles", {}).items()
        },
    )


@cache
def load_norms() -> dict[str, Norm]:
    """Every norm by its id, in order of level of detail: file name order."""
    folder = resources.files("yingbao.norms").joinpath("texts")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    norms = [_norm(yaml.safe_load(f.read_text(encoding="utf-8"))) for f in files]
    return {norm.id: norm for norm in norms}


@cache
def _by_name() -> dict[str, Norm]:
    return {norm_key(name): norm for norm in load_norms().values() for name in norm.names}


def find_norm(name: str) -> Norm | None:
    """The norm cited as `name` (文号, title, short name), None when the index has it not."""
    return _by_name().get(norm_key(name))


def norm(name: str) -> Norm:
    """The norm cited as `name`.

    Raises UnknownNorm.
    """
    found = find_norm(name)
    if found is None:
        raise UnknownNorm(f"法规库里没有“{name}”。用 yingbao norm list 查看已收录的文件。")
    return found


def article(name: str, label: str) -> Article:
    """An article whatever its validity; a paragraph falls back on its article.

    Raises UnknownNorm, UnknownArticle.
    """
    holder = norm(name)
    key = article_key(label)
    found = holder.articles.get(key) or holder.articles.get(without_paragraph(key))
    if found is None:
        raise UnknownArticle(f"{holder.id} 没有收录“{label}”。请在法规库中补上这一条的要旨。")
    return found


def resolve(name: str, label: str, on: date) -> Article:
    """The article as it holds on the day judged.

    Raises UnknownNorm, UnknownArticle, NotInForce.
    """
    found = article(name, label)
    if not found.valid_on(on):
        later = norm(name).superseded_by
        instead = (
            f"应改引 {later}" if later and on > found.valid_from else "当日尚不适用或已停止适用"
        )
        raise NotInForce(f"{found} 的有效期是 {found.span}，{on} 不适用；{instead}。")
    return found
