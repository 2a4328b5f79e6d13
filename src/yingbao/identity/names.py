"""Names as people write them: one spelling for the same name, and free text without numbers of people."""

from __future__ import annotations

import re

from yingbao.identity.folding import FULL_WIDTH, INVISIBLE, QUOTES, TEXT_FOLD, Fold, quoted

DOTS = "•・‧∙⋅●."
# Characters of surnames and given names that still come in the traditional form.
TRADITIONAL = (
    "張劉陳楊趙黃吳孫馬鄭馮韓許鄧蕭葉蘇盧蔣賈鄒閻龔羅呂賴譚範陸萬錢湯尹閆聶藺齊顧龐樊鍾鐘譙蘭駱關欒詹龍"
    "葛費廉薊鄺顏魯韋項連畢藍遲郟衛鳳蓮愛紅東軍強潔麗貴財寶書雲國華偉傑輝飛鵬濤濱瀾瀟瑩瑤璽環"
    "俠儉儀億優倫個備傳債傾僑勝勞勳勵區協單參雙發聽啟喬員問園圍聖堅報場塢壽夢夾奮婦媽嬌學實寧審寬"
    "對導將專尋層屬島峽嶺巒師帥帶幣幹廣應開彈彥後從復徵德恆惠惲慶憲懷懇懿戰戲揚換損攝數斂斷時晉"
    "暉曄曉曬朧條榮樂樹橋機檢櫻權歡歐歲歸殘殺氣氫決沖滅滬滿漢潤澤潛澗濟淨淵淺湧溫灣為煉煙煒熱燈燁燦燭爾"
    "狀獅獨獻現瑋瑪瓊產畫異當癒監盤眾碩禎禮種稱積穎窮競筆節簡籃純紀納紋級紹終組細結絕統絲經綠維綱網緒線"
    "緣練縣總績繪繡繼續義習聯聲職肅脅興舉艷艱蒼蓋薩藝藥處虛號蟬術補裡製見規視覽觀計訓記訪設詩話詳誌認誠語"
    "誼調請論諾謀謙講謝證識譽讀變豐豔貞負貢責貫貝資賓賢賜質贊趕躍車載輕輪農達遠運過進逸遙邁還郵鄉鄰醫釋針"
    "銀銅銘銳鋒鋼錄錦鎮鏡鐵鑫長門閃閑間閔閣閩閱闊陽陰際陝陣階隊隨險雋雖靈靜韻響頂順須頓頌預領頭頻題願類"
    "顯風飄飯餘館馴馳駒駿騰驍驕驗驥魚鮑鮮鳥鳴鴻鵑鶯鶴麥黨齡"
)
SIMPLIFIED = (
    "张刘陈杨赵黄吴孙马郑冯韩许邓萧叶苏卢蒋贾邹阎龚罗吕赖谭范陆万钱汤尹闫聂蔺齐顾庞樊钟钟谯兰骆关栾詹龙"
    "葛费廉蓟邝颜鲁韦项连毕蓝迟郏卫凤莲爱红东军强洁丽贵财宝书云国华伟杰辉飞鹏涛滨澜潇莹瑶玺环"
    "侠俭仪亿优伦个备传债倾侨胜劳勋励区协单参双发听启乔员问园围圣坚报场坞寿梦夹奋妇妈娇学实宁审宽"
    "对导将专寻层属岛峡岭峦师帅带币干广应开弹彦后从复征德恒惠恽庆宪怀恳懿战戏扬换损摄数敛断时晋"
    "晖晔晓晒胧条荣乐树桥机检樱权欢欧岁归残杀气氢决冲灭沪满汉润泽潜涧济净渊浅涌温湾为炼烟炜热灯烨灿烛尔"
    "状狮独献现玮玛琼产画异当愈监盘众硕祯礼种称积颖穷竞笔节简篮纯纪纳纹级绍终组细结绝统丝经绿维纲网绪线"
    "缘练县总绩绘绣继续义习联声职肃胁兴举艳艰苍盖萨艺药处虚号蝉术补里制见规视览观计训记访设诗话详志认诚语"
    "谊调请论诺谋谦讲谢证识誉读变丰艳贞负贡责贯贝资宾贤赐质赞赶跃车载轻轮农达远运过进逸遥迈还邮乡邻医释针"
    "银铜铭锐锋钢录锦镇镜铁鑫长门闪闲间闵阁闽阅阔阳阴际陕阵阶队随险隽虽灵静韵响顶顺须顿颂预领头频题愿类"
    "显风飘饭余馆驯驰驹骏腾骁骄验骥鱼鲍鲜鸟鸣鸿鹃莺鹤麦党龄"
)
NAME_FOLD = Fold(
    (
        FULL_WIDTH,
        dict.fromkeys(DOTS, "·"),
        {old: new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True) if old != new},
    ),
    INVISIBLE + QUOTES,
)
BRACKETS = "([【〔{<《)]】〕}>》"
BRACKETED = r"[(\[【〔{<《].*$|[)\]】〕}>》]"
ALIAS = r"[(\[【〔{<《]([^)\]】〕}>》]*)"
UNREAD = re.compile("[?*#_□■〓\ufffd]")  # a character lost or hidden: 刘贵?, 李*
NO_NAME = ("", "无", "不详", "未知", "空", "-", "--", "/", "0")

IDENTITY = r"[0-9]{6}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx]|[0-9]{15,}[Xx]?"
PHONE = r"(^|[^0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}($|[^0-9])"
NUMBER_GONE, PHONE_GONE = "〔号码已隐去〕", "〔电话已隐去〕"


def clean_name(text: str | None) -> str | None:
    """One spelling: no blanks, simplified characters, · for every dot, no alias in brackets."""
    folded = NAME_FOLD.apply(text or "")
    name = re.sub(BRACKETED, "", folded)
    return None if name in NO_NAME else name


def is_whole(name: str) -> bool:
    """Whether every character of a cleaned name can be read; part of a name is like nobody's and unlike nobody's."""
    return not UNREAD.search(name)


def name_alias(text: str | None) -> str | None:
    """What stands in brackets behind the name, cleaned alike: 王明（王小明） → 王小明."""
    found = re.search(ALIAS, NAME_FOLD.apply(text or ""))
    return (found.group(1) or None) if found else None


def scrub(text: str) -> str:
    """Free text without identity numbers (15 digits and more) and mobile numbers."""
    hidden = re.sub(IDENTITY, NUMBER_GONE, TEXT_FOLD.apply(text))
    for _ in range(2):  # two numbers share the sign between them, and a pattern eats it once
        hidden = re.sub(PHONE, rf"\g<1>{PHONE_GONE}\g<2>", hidden)
    return hidden


def name_sql(expr: str) -> str:
    """SQL of `clean_name`."""
    folded = _folded(expr)
    return (
        f"list_transform([{folded}], lambda yt: CASE WHEN yt IN {NO_NAME} THEN NULL ELSE yt END)[1]"
    )


def alias_sql(expr: str) -> str:
    """SQL of `name_alias`."""
    folded = NAME_FOLD.sql(expr)
    return f"nullif(regexp_extract({folded}, {quoted(ALIAS)}, 1), '')"


def scrub_sql(expr: str) -> str:
    """SQL of `scrub`; text too short for a number passes as it is."""
    hidden = f"regexp_replace({TEXT_FOLD.sql(expr)}, {quoted(IDENTITY)}, '{NUMBER_GONE}', 'g')"
    for _ in range(2):
        hidden = f"regexp_replace({hidden}, {quoted(PHONE)}, '\\1{PHONE_GONE}\\2', 'g')"
    return f"CASE WHEN strlen({expr}) < 11 THEN {TEXT_FOLD.sql(expr)} ELSE {hidden} END"


def _folded(expr: str) -> str:
    return f"regexp_replace({NAME_FOLD.sql(expr)}, {quoted(BRACKETED)}, '', 'g')"
