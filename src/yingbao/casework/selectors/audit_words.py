"""What a line of the audit chain says. The chain keeps a verb; people read what was done."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yingbao.casework.models import AuditEvent

WORDS: dict[str, Any] = {
    "login": _("登录"),
    "password": _("改了密码"),
    "reveal": _("看了完整号码"),
    "export": _("导出线索"),
    "dashboard_export": _("导出看板数字"),
    "audit_export": _("导出核验文件"),
    "evidence_view": _("看了佐证"),
    "evidence": _("加了佐证"),
    "withdraw_evidence": _("撤下佐证"),
    "look_again": _("复看佐证"),
    "found": _("比对发现"),
    "new_facts": _("新数据里情况有变"),
    "gone": _("比对不再命中"),
    "load_run": _("装入一次比对"),
    "dispatch": _("派发"),
    "hand_over": _("转给同事"),
    "plan_trip": _("排入户"),
    "village_minutes": _("填路上时间"),
    "verify": _("入户核查"),
    "not_met": _("入户没见到人"),
    "plan": _("定措施"),
    "finish": _("办完措施"),
    "draft": _("起草决定"),
    "hear": _("听取意见"),
    "write_notice": _("写告知书"),
    "approve": _("第二人确认"),
    "serve": _("登记送达"),
    "carry_out": _("执行决定"),
    "ask_delay": _("申请延期或停表"),
    "agree_delay": _("同意延期或停表"),
    "resume": _("恢复计时"),
    "apply_closure": _("申请销号"),
    "endorse": _("签乡镇意见"),
    "explain_data": _("写明数据为什么看不出来"),
    "review": _("审核销号"),
    "revisit": _("回访"),
    "reopen": _("重开"),
    "undo": _("撤销上一步"),
    "release": _("放行规则"),
    "upload": _("收文件"),
    "read": _("读文件"),
    "mapping": _("确认列"),
    "explain_alarm": _("说明数量变化"),
    "fix_file": _("取待改表"),
    "expect": _("排交表日历"),
    "drop_expected": _("拿掉交表"),
    "remind": _("提醒交表"),
    "ask_job": _("开始后台任务"),
    "cancel_job": _("取消后台任务"),
    "propose_role": _("提出改角色"),
    "agree_role": _("同意改角色"),
    "policy_keep": _("收政策文件"),
    "policy_judge": _("定政策结论"),
    "policy_send": _("送制定机关"),
    "policy_amend": _("交修改稿"),
    "policy_confirm": _("确认修改"),
    "policy_table": _("取政策清理表"),
    "campaign_read": _("读通知"),
    "campaign_edit": _("改任务草稿"),
    "campaign_publish": _("发布任务"),
    "roundtrip_out": _("导出填报表"),
    "roundtrip_in": _("交回填报表"),
    "roundtrip_apply": _("收下填报"),
    "filed_ledger": _("取 Excel 台账"),
    "paper": _("取文书"),
}
SUBJECTS: dict[str, Any] = {
    "run": _("比对"),
    "delivery": _("收到的文件"),
    "owed": _("交表日历"),
    "job": _("后台任务"),
    "campaign": _("通知"),
    "household": _("家庭"),
    "policy": _("政策文件"),
}
BOOKS: dict[str, Any] = {}


def learn(book: str, title: Any, verbs: dict[str, Any]) -> None:
    """The stages to the right of this one name their own verbs when they start."""
    BOOKS[book] = title
    WORDS.update({f"{book}_{verb}": f"{title}：{words}" for verb, words in verbs.items()})


def words_of(verb: str) -> str:
    """A verb nobody named still says which book it stands in, or stands as the chain has it."""
    if verb in WORDS:
        return str(WORDS[verb])
    book = verb.partition("_")[0]
    return str(_("%(book)s：办了一步") % {"book": BOOKS[book]}) if book in BOOKS else verb


def subject_of(event: AuditEvent) -> str:
    kind, colon, number = event.subject.partition(":")
    return f"{SUBJECTS[kind]} {number}" if colon and kind in SUBJECTS else event.subject
