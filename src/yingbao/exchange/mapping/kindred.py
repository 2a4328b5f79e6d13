"""Words that clerks use for one another: 给付日 is 发放日期, 缘由 is 原因, 受益人证件号 is 救助对象身份证号.

A header that no table knows is put in the words of its kin, and so are the headers that are known; where
they meet, it is that column, if it is one. Never before a header that is known as it stands.
"""

from __future__ import annotations

import re
from functools import cache

from yingbao.exchange.words import key

# In this order: each pattern sees what the former ones left. A word stands for its kin only where the
# whole header could mean nothing else (余额 is no 金额, 应发 is not 实发).
KIN = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        # whose
        (
            "受益人|受益对象|享[受保](对象|人员?)(?![数口])|保障对象|补[贴助]对象|困难(对象|群众)",
            "救助对象",
        ),
        ("受助(人员?|对象)|发放对象|供养(对象|人员)|帮扶对象", "救助对象"),
        ("(?<=[请助诉访])者", "人"),
        ("被停发人", "被停保人"),
        ("(实际?)?领[取款](人员?|者)|实领人", "收款人"),
        ("(入账|打卡|到账|收款)户名|户头(名称)?|卡主|持卡人|账户名称?", "户名"),
        ("(?<=户名)姓名", ""),
        ("照护|看护", "照料"),
        ("照料(责任|服务|护理)人员?", "照料人"),
        ("(?<=[人员者象主名])证件$", "证件号"),
        ("(?<=[人员者象主工生妻夫童属部友方户名])(证|公民|证件|社会保障)号$", "身份证号"),
        ("^(公民|社会保障)号$|(?<!低保)(?<!残疾)(?<!特困)证件号$", "身份证号"),
        ("(家庭)?成员(?=(是否|与户主))", ""),
        # when
        ("(递交|提出|提交|正式)(?=申请|受理)", ""),
        ("^(递交|提出|提交)(?=日期$)", "申请"),
        ("^(申请|受理)$", r"\1日期"),
        ("(书面)?(文书|通知书|告知书|决定书)送达", "送达"),
        ("自?何[时月日年]起", "起"),
        ("^起(?=(执行|发放?|领|算|付)(日期|年月|月份|月)$)", "起始"),
        ("^起始(执行|发放?|领|算|付)(日期|年月|月份|月)$", r"\1起"),
        ("(?<=.{2})自$", "起"),
        ("(?<=.{2})至$", "止"),
        ("首日期|(起始|开始|起)(日期|年月|月份|月)?$", "起"),
        ("末日期|(截止|结束|终止|届满|期满|到期|止)(日期|年月|月份|月)?$", "止"),
        ("(?<=[停发])(年月|月份|月)$", "日期"),
        ("离院", "出院"),
        # money and counts
        ("^(当月|本月)(?=.{2})", ""),
        ("差额补[助贴]|补差额|补助差额|补贴差额|补差金额", "补差"),
        ("实(享|领|际享受|际领取)", "实发"),
        ("应付(?=[额金])", "应发"),
        ("扣收|代扣|扣减|扣除|扣缴|抵扣", "扣款"),
        ("缴回|追回|收回", "追缴"),
        ("补偿(?!金)|报销|赔付", "支付"),
        ("给付|拨付|打卡|入账|到账|代发|记账|兑付", "发放"),
        ("(?<![余差总名限定金])数?额$|(?<=[定拨])数$", "金额"),
        ("(?<=[障助保])线$", "标准"),
        ("^(执行|核定|现行)(?=标准$)", "保障"),
        ("结存|剩余|结转结余|结转(?=$)", "结余"),
        ("^(户内|全户|本户|户籍)(总|人)", r"家庭\2"),
        ("总?人口数?$|总人数", "人数"),
        ("(纳入|享受低保|享受|享保|在保|低保)(?=人[数员])", "保障"),
        # why and how
        ("事由|缘由|缘故|理由|成因|主因|主要原因|起因", "原因"),
        ("(致贫|困难|贫困)(?=原因)", "致困"),
        ("未(予)?受理|不受理", "不予受理"),
        ("^(?!.*是否)(.{2,}?)(与否|否)$", r"是否\1"),
        ("是否(为)?(纳入保障|纳入|在保|享受|享保|保障(对象|人口|人员)?)$", "是否保障"),
        ("(与(户主|本人|申请人|救助对象|对象))$", r"\1关系"),
        ("婚况|婚姻$", "婚姻状态"),
        ("^户主(?=(性别|年龄|出生|婚姻))", ""),
        ("来路", "来源"),
        ("(?<!来源)(渠道|途径|形式)$", "方式"),
        ("(?<=关系|性别|状态|等级|类别|类型)代码$", ""),
        ("(类型|种类|性质|档类)$", "类别"),
        ("(核准|批准|审核确认|县级确认|县级审批|确认)(?=日期|意见|结[果论]|原因|户|人|金)", "审批"),
        ("(文书|决定书)?字号|(文书|决定书)号", "文号"),
        ("(设立|注册)(?=日期)", "成立"),
        ("(领取|收款)?(签名|签字|签领|签收)$", "签字"),
        ("有关|涉及", "关联"),
    )
)


@cache
def kin(text: str) -> str:
    """The header in the words of its kin; two headers alike in it mean the same thing."""
    said = key(text)
    for pattern, word in KIN:
        said = pattern.sub(word, said)
    return said


def kin_index(headers: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Kin of a header → the one column it can mean, of columns with their headers; doubtful ones are left out.

    `hh_x` beside `x` is no doubt: the row's own person comes first, as with headers known as they stand.
    """
    meant: dict[str, set[str]] = {}
    for name, known in headers.items():
        for header in known:
            meant.setdefault(kin(header), set()).add(name)
    found = {}
    for said, names in meant.items():
        own = {name for name in names if name.removeprefix("hh_") == name} or names
        if len(said) >= 2 and len({name.removeprefix("hh_") for name in own}) == 1:
            found[said] = sorted(own)[0]
    return found
