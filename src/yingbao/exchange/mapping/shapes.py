"""What one cell may be, judged by itself: an ID number, a date, money, a name, a township …"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from yingbao.exchange.normalise.dates import OPEN_WORDS, DateContext, read_date
from yingbao.exchange.normalise.figures import NO, YES
from yingbao.exchange.normalise.money import read_money
from yingbao.exchange.normalise.reading import says_nothing
from yingbao.identity import read_id

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富"
    "巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭"
    "贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庚终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆"
    "师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦仝佟爱揭付肖代覃仇苟原来门撒"
    "刑尉税延璞牟逮种信侍帖未寻户畅潭冻薜晶苑由元邸肇药渠卻库"
)
DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "宇文",
    "司徒",
    "夏侯",
    "长孙",
    "呼延",
    "端木",
)
HAN = r"[㐀-鿿豈-﫿\U00020000-\U0003ffff〇]"
NAME = re.compile(rf"^{HAN}{{2,4}}$")
MINORITY = re.compile(rf"^{HAN}{{1,8}}[·•・.]{HAN}{{1,10}}$")
TOWNSHIP = re.compile(
    rf"^{HAN}{{1,12}}(镇|乡|街道|街道办事处|街道办|民族乡|苏木|镇人民政府|乡人民政府)$"
)
VILLAGE = re.compile(rf"^{HAN}{{1,14}}(村|社区|村委会|村民委员会|居委会|居民委员会|嘎查|居)$")
NOT_NAMES = re.compile(
    r"[镇乡村局所院校厂社站店]$|正常|注销|农村|城市|低保|特困|残疾|一级|二级|三级|四级|成功|失败|集中|分散|已婚|未婚|健康|[男女]性"
)
DISABILITY = re.compile(r"^\d{17}[\dX][1-7][1-4](B\d?)?$")
FIGURE = re.compile(r"\d")
SPACING = re.compile(r"[\s\-]")
LOST = re.compile(r"\d\.\d{3,}E\+(1[4-9]|2[0-2])")
SMALL = re.compile(r"\d{1,3}(\.0+)?")
SERIAL = re.compile(r"[1-6]\d{4}(\.0+)?")
ID = re.compile(r"\d{17}[\dX]")
ID15 = re.compile(r"\d{15}")
ID_LIKE = re.compile(r"[1-9]\d{13,16}[\dX]?|\d{17}[\dX]\d")
MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{2,3}-?\d{7,8}")
LOCAL = re.compile(r"[2-8]\d{6,7}")
ACCOUNT = re.compile(r"\d{9,32}")
CREDIT = re.compile(r"(?=.*[A-Z])[0-9A-HJ-NP-RT-UWXY]{18}")
SHORT = re.compile(r"\d{1,4}(\.\d{1,3})?")
YEAR_AND_MONTH = re.compile(r"(19|20)\d\d\.(0?[1-9]|1[0-2])")
PLATE = re.compile(rf"{HAN}[A-Z][·.\-]?[A-Z0-9]{{4,6}}(\(.*\))?")
PLACED = re.compile("[镇乡村路街号组室户]")  # Han themselves
ADDRESS = re.compile(r"(镇|乡|街道).*(村|社区|路|街|组|号)")
ANY_DAY = DateContext(date(2059, 12, 31))  # what a cell may be: a year of two figures may be any


@lru_cache(maxsize=100_000)
def shapes(text: str) -> frozenset[str]:
    """Every kind of value that this cell could be; empty when it says nothing."""
    flat = unicodedata.normalize("NFKC", text).strip().strip("'’`").replace(" ", "").upper()
    if says_nothing(flat):
        return frozenset()
    found = _figures(flat) if FIGURE.search(flat) else _words(flat)
    return frozenset(found or {"text"})


def _figures(flat: str) -> set[str]:
    found: set[str] = set()
    bare = SPACING.sub("", flat)
    found |= _long_numbers(flat, bare)
    if LOST.fullmatch(flat):
        found.add("lost")
    if "lost" not in found and read_money(flat).state == "ok":
        found.add("number")
        if SMALL.fullmatch(flat):
            found.add("small")
        if SERIAL.fullmatch(flat):
            found.add("serial")  # Excel's number of a day, if the header says it is a date
    if _is_date(flat):
        found.add("date")
    return found | _mixed(flat)


def _long_numbers(flat: str, bare: str) -> set[str]:
    found: set[str] = set()
    if ID.fullmatch(bare):
        found.add("id" if read_id(bare).id18 else "idlike")
    elif ID15.fullmatch(bare):
        found.add("id15" if read_id(bare).id18 else "idlike")
    elif DISABILITY.match(bare):
        found |= {"disability"} if read_id(bare[:18]).id18 else {"disabilitylike"}
    elif ID_LIKE.fullmatch(bare):
        found.add("idlike")
    if MOBILE.fullmatch(bare) or LANDLINE.fullmatch(flat):
        found |= {"phone", "long_phone"}
    # without area code; a day in figures and millions of yuan look the same
    if LOCAL.fullmatch(flat) and not _is_date(flat):
        found.add("phone")
    if ACCOUNT.fullmatch(bare):
        found.add("account")
    if "id" not in found and CREDIT.fullmatch(bare):
        found.add("credit")
    return found


def _is_date(flat: str) -> bool:
    if SHORT.fullmatch(flat) and not YEAR_AND_MONTH.fullmatch(flat):
        return False
    return read_date(flat, ANY_DAY).state == "ok"


def _mixed(flat: str) -> set[str]:
    found: set[str] = set()
    if PLATE.fullmatch(flat):
        found.add("plate")
    if len(flat) >= 6 and PLACED.search(flat):
        found.add("address")
    return found


def _words(flat: str) -> set[str]:
    found: set[str] = set()
    if TOWNSHIP.match(flat):
        found.add("township")
    if VILLAGE.match(flat):
        found.add("village")
    if MINORITY.match(flat) or (
        NAME.match(flat) and _surnamed(flat) and not NOT_NAMES.search(flat)
    ):
        found.add("name")
    if flat.lower() in YES or flat.lower() in NO:
        found.add("bool")
    if len(flat) >= 5 and ADDRESS.search(flat):
        found.add("address")
    if _is_date(flat) or OPEN_WORDS.match(flat):
        found.add("date")
    return found


def _surnamed(flat: str) -> bool:
    return flat[0] in SURNAMES or flat.startswith(DOUBLE)
