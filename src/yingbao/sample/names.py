"""Names made of common surnames and common characters; nobody's in particular."""

from __future__ import annotations

from yingbao.sample.dice import Dice, Wheel

SURNAMES = Wheel(
    {
        "王": 90, "张": 85, "李": 84, "刘": 54, "赵": 38, "郭": 32, "杨": 31, "马": 21, "常": 20,
        "牛": 19, "柳": 18, "侯": 18, "韩": 17, "宋": 16, "贾": 15, "梁": 15, "任": 14, "霍": 14,
        "田": 13, "樊": 13, "豆": 12, "陈": 12, "高": 11, "郑": 11, "崔": 10, "吴": 10, "原": 9,
        "苏": 9, "冯": 9, "孙": 9, "延": 8, "潘": 8, "武": 8, "尉": 6, "申": 6, "秦": 6, "何": 6,
        "许": 6, "孔": 5, "段": 5, "董": 5, "白": 5, "程": 4, "曹": 4, "丁": 4, "史": 4, "焦": 3,
        "靳": 3, "上官": 1, "司马": 1,
    }
)  # fmt: skip
MALE = Wheel(
    {letter: 30 - place * 0.35 for place, letter in enumerate(
        "建国军明小文平华永志海林生保东红新强龙伟庆春金锁栓虎狗拴柱贵富财旺福禄祥瑞山河川水"
        "根树松柏峰岩石锋刚勇毅兵战武斌义礼智信孝忠厚德善才学"
    )}
)  # fmt: skip
FEMALE = Wheel(
    {letter: 30 - place * 0.35 for place, letter in enumerate(
        "秀英兰梅花芳桂玉珍莲凤霞红丽娟爱香翠萍燕巧云琴娥仙变引苗果枝叶菊荷芬芝茹慧敏静淑贤"
        "惠清雪月春秋冬夏青艳美娜婷莉鲜改润粉转竹心如意"
    )}
)  # fmt: skip
RARE = "堃垚犇鑫淼"


def person_name(dice: Dice, sex: str, surname: str | None = None) -> str:
    """Surname and one (a quarter of people) or two given characters."""
    wheel = MALE if sex == "男" else FEMALE
    given = wheel.spin(dice) if dice.random() < 0.25 else wheel.spin(dice) + wheel.spin(dice)
    if dice.random() < 0.004:
        given = given[:-1] + dice.choice(RARE)
    return (surname or SURNAMES.spin(dice)) + given
