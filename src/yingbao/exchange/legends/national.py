"""National standard codes, where a sender uses them and says nothing: GB/T 2261.1 sex, GB/T 2261.2 marriage,
GB/T 4761 kinship, GB/T 26341 and the certificate's own kinds of disability.

They stand in only where every value of the column fits.
"""

from __future__ import annotations

from dataclasses import replace

from yingbao.exchange.layout import Block
from yingbao.exchange.legends.applied import Explained, loose, values_of
from yingbao.exchange.legends.codes import bare, folded
from yingbao.exchange.mapping.assign import Assignment

SEX = {"1": "男", "2": "女"}
MARRIAGE = {
    "10": "未婚", "20": "已婚", "21": "初婚", "22": "再婚", "23": "复婚", "30": "丧偶", "40": "离婚",
    "90": "未说明",
}  # fmt: skip
MARRIAGE_SHORT = {"1": "未婚", "2": "已婚", "3": "丧偶", "4": "离婚", "9": "未说明"}
KIN = {
    "01": "本人", "02": "户主", "10": "配偶", "11": "夫", "12": "妻", "20": "子", "21": "独生子",
    "22": "长子", "23": "次子", "24": "三子", "25": "四子", "26": "五子", "27": "养子或继子",
    "28": "女婿", "29": "其他儿子", "30": "女", "31": "独生女", "32": "长女", "33": "次女",
    "34": "三女", "35": "四女", "36": "五女", "37": "养女或继女", "38": "儿媳", "39": "其他女儿",
    "40": "孙子", "41": "孙子", "42": "孙女", "43": "外孙子", "44": "外孙女", "45": "孙媳",
    "46": "孙女婿", "47": "曾孙子", "48": "曾孙女", "49": "孙子", "50": "父母", "51": "父亲",
    "52": "母亲", "53": "公公", "54": "婆婆", "55": "岳父", "56": "岳母", "57": "继父", "58": "继母",
    "59": "父母", "60": "祖父母", "61": "祖父", "62": "祖母", "63": "外祖父", "64": "外祖母",
    "65": "祖父母", "66": "曾祖父", "67": "曾祖母", "68": "祖父母", "69": "祖父母",
    "70": "兄弟姐妹", "71": "兄", "72": "嫂子", "73": "弟", "74": "弟媳", "75": "姐姐", "76": "姐夫",
    "77": "妹妹", "78": "妹夫", "79": "兄弟姐妹", "80": "其他", "81": "伯父", "82": "伯母",
    "83": "叔父", "84": "婶婶", "85": "舅舅", "86": "其他", "87": "其他", "88": "姨妈", "89": "其他",
    "90": "姑母", "91": "堂兄弟", "92": "表兄弟", "93": "侄子", "94": "侄女", "95": "外甥",
    "96": "外甥女", "97": "其他亲属", "98": "非亲属", "99": "其他",
}  # fmt: skip
KIN_SHORT = {
    "0": "本人", "1": "配偶", "2": "子", "3": "女", "4": "孙子", "5": "父母", "6": "祖父母",
    "7": "兄弟姐妹", "8": "其他",
}  # fmt: skip
DISABILITY = {
    "1": "视力", "2": "听力", "3": "言语", "4": "肢体", "5": "智力", "6": "精神", "7": "多重",
}  # fmt: skip
STANDARDS: dict[str, tuple[str, tuple[dict[str, str], ...]]] = {
    "sex": ("国家标准性别代码", (SEX,)),
    "marital": ("国家标准婚姻状况代码", (MARRIAGE, MARRIAGE_SHORT)),
    "relation": ("国家标准家庭关系代码", (KIN, KIN_SHORT)),
    "disability_class": ("残疾类别国家代码", (DISABILITY,)),
}


def by_standard(block: Block, found: Assignment) -> tuple[Block, list[Explained]]:
    """The block with words for national codes, in the columns that a standard covers."""
    read = []
    for name, (place, variants) in STANDARDS.items():
        for own in (name, f"hh_{name}"):
            position = found.chosen.get(own)
            if position is not None and (codes := _all_fit(block, position, variants)):
                read.append(Explained(position, place, codes))
    words = {block.columns[one.position]: one.codes for one in read}
    return (replace(block, words=block.words | words) if words else block), read


def _all_fit(
    block: Block, position: int, variants: tuple[dict[str, str], ...]
) -> dict[str, str] | None:
    values = values_of(block, position)
    for codes in variants:
        without_zeros = loose(codes)
        found = {
            text: word
            for text in values
            if (word := codes.get(folded(text)) or without_zeros.get(bare(folded(text))))
        }
        if values and len(found) == len(values):
            return found
    return None
