"""What the bureau's own offices send along: complaints, the ledger of problems, visits, returns, and
the finance desk's sheets of transfers, balances, withdrawals and recoveries."""

from __future__ import annotations

from pathlib import Path

from yingbao.sample.desk import Field
from yingbao.sample.files.departments import PLACE
from yingbao.sample.files.lists import ListFile, write_list
from yingbao.sample.world import World

LISTS = (
    ListFile("信访12345工单.xlsx", "complaint", (
        Field("登记号", "case_no"), Field("来源", "channel"), Field("实名/匿名", "named_kind"),
        Field("反映人", "complainant_name"), Field("反映人电话", "complainant_phone"),
        Field("反映事项", "matter"), Field("内容", "content"), Field("被反映人", "accused_name"),
        Field("被反映单位", "accused_unit"), Field("收到日期", "received_on", "day:dash"),
        Field("受理日期", "accepted_on", "day:dash"), Field("办结日期", "closed_on", "day:dash"),
        Field("延期批准日期", "extended_on", "day:dash"), Field("延长天数", "extended_days"),
        Field("中止天数", "paused_days"), Field("承办人", "handler_name"), Field("承办单位", "handler_unit"),
        Field("答复日期", "answered_on", "day:dash"), Field("答复方式", "answer_mode"),
        Field("联系次数", "contact_attempts"), Field("并入件号", "merged_into"),
        Field("问题台账编号", "problem_no"), *PLACE,
    ), title="信访及12345热线工单"),
    ListFile("专项治理问题整改台账.xlsx", "problem_ledger", (
        Field("问题编号", "problem_no"), Field("疑点编号", "clue_no"), Field("疑点规则", "rule_code"),
        Field("信访件号", "complaint_no"), Field("问题来源", "source"), Field("任务类别", "task_kind"), *PLACE,
        Field("对象姓名", "name", "name"), Field("对象身份证号", "id_number", "id"),
        Field("问题描述", "description"), Field("发现日期", "found_on", "day:dot"),
        Field("整改时限", "due_on", "day:dot"), Field("核查人", "author_name"),
        Field("核查人身份证号", "author_id_number", "id"), Field("县级是否参与核查", "joint_check", "flag"),
        Field("核查说明", "finding"), Field("核查结论", "outcome"), Field("整改结果", "result"),
        Field("已追缴金额", "recovered"), Field("已补发金额", "back_paid"), Field("退回次数", "return_count"),
        Field("责任单位变更次数", "owner_change_count"), Field("退回原因", "return_reason"),
        Field("办理状态", "state"), Field("销号日期", "closed_on", "day:dot"), Field("销号时刻", "closed_time"),
        Field("会议纪要文号", "minutes_no"),
    ), title="2020年社会救助专项治理问题整改台账", footer="填报人：贾某    审核人：韩某"),
    ListFile("入户核查记录.xlsx", "visit_record", (
        Field("问题编号", "problem_no"), Field("核查组", "team"), Field("入户人员", "visitor_name"),
        Field("同行人员", "second_visitor_name"), Field("被访户主", "name", "name"),
        Field("被访户主身份证号", "id_number", "id"), Field("入户日期", "visited_on", "day:dash"),
        Field("到达时刻", "arrived_at"), Field("离开时刻", "left_at"), Field("经度", "longitude"),
        Field("纬度", "latitude"), Field("见到何人", "met_whom"), *PLACE,
    ), title="入户核查登记表"),
    ListFile("各乡镇专项治理月报报送情况.xlsx", "progress_report", (
        Field("报表名称", "report_name"), Field("乡镇", "township"), Field("统计起始日", "period_from", "day:dash"),
        Field("统计截止日", "period_to", "day:dash"), Field("应报日期", "due_on", "day:dash"),
        Field("报送日期", "reported_on", "day:dash"), Field("发现问题数", "problem_count"),
        Field("完成整改数", "rectified_count"), Field("销号数", "closed_count"),
        Field("收到反映数", "complaint_count"),
    ), title="各乡镇社会救助专项治理月报报送情况", rate=0.0),
    ListFile("本期比对疑点清单.xlsx", "data_clue", (
        Field("疑点编号", "clue_no"), Field("疑点规则", "rule_code"), Field("疑点对象", "name", "name"),
        Field("疑点对象身份证号", "id_number", "id"), *PLACE,
        Field("首次比对日期", "first_matched_on", "day:dash"), Field("最近比对日期", "matched_on", "day:dash"),
    ), rate=0.0),
    ListFile("财政局救助资金下达拨付台账.xlsx", "fund_transfer", (
        Field("指标文号", "document_no"), Field("资金项目", "item"), Field("预算科目", "budget_item"),
        Field("下达金额", "amount", "money"), Field("收文日期", "received_on", "day:dot"),
        Field("拨付日期", "sent_on", "day:dot"), Field("收款单位", "payee_unit"), Field("资金用途", "purpose"),
    ), title="困难群众救助资金下达拨付台账"),
    ListFile("农村低保金发放审批汇总表.xlsx", "payment_approval", (
        Field("乡镇", "township"), Field("所属月份", "period", "month:dash"), Field("资金类别", "item"),
        Field("审批金额", "amount", "money"), Field("审批日期", "approved_on", "day:dot"),
    ), title="2020年农村低保金发放审批汇总表", rate=0.0),
    ListFile("救助资金结余情况表.xlsx", "fund_balance", (
        Field("资金项目", "item"), Field("截止日期", "as_of", "day:dot"), Field("结余金额", "balance", "money"),
        Field("当年支出", "year_expense", "money"), Field("最早结转年度", "oldest_year"),
    ), title="救助资金结余结转情况表", rate=0.0),
    ListFile("信用社代发账户取款明细.csv", "card_withdrawal", (
        Field("户名", "holder_name"), Field("账号", "account"), Field("取款日期", "withdrawn_at", "day:compact"),
        Field("取款时刻（分钟）", "minute"), Field("取款金额", "amount"), Field("终端号", "terminal"),
    ), rate=0.0),
    ListFile("追缴退回台账.xlsx", "recovery", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"), Field("救助类别", "programme"),
        Field("追缴决定日期", "decided_on", "day:dot"), Field("应追缴金额", "due_amount"),
        Field("已追缴金额", "returned_amount"), Field("追缴日期", "returned_on", "day:dot"),
        Field("缴库日期", "treasury_on", "day:dot"), Field("缴库凭证号", "treasury_no"),
        Field("处理状态", "state"), *PLACE,
    ), title="违规领取救助资金追缴退回台账"),
)  # fmt: skip


def write(world: World, inbox: Path) -> None:
    for spec in LISTS:
        write_list(world, inbox, spec)
