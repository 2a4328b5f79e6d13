"""What townships, homes and the bureau send about tekun people: agreements, visits, assessments,
wishes, beds and residents; and the monthly counts of dibao people by village."""

from __future__ import annotations

from yingbao.sample.desk import Field
from yingbao.sample.files.lists import ListFile

PLACE = (Field("乡镇", "township"), Field("村", "village"))
WHO = (Field("特困人员姓名", "name", "name"), Field("身份证号", "id_number", "id"))

CARE_LISTS = (
    ListFile("分散供养特困人员委托照料服务协议台账.xlsx", "care_agreement", (
        Field("序号", "#"), *PLACE, Field("协议编号", "agreement_no"), *WHO,
        Field("照料人姓名", "carer_name", "name"), Field("照料人身份证号", "carer_id_number", "id"),
        Field("与照料人关系", "carer_relation"), Field("签订日期", "signed_on", "day:dot"),
        Field("到期日期", "expires_on", "day:dot"), Field("月照料报酬", "monthly_pay", "money"),
    ), title="分散供养特困人员委托照料服务协议签订台账", footer="填报人：段某"),
    ListFile("特困人员照料探访记录.csv", "care_visit", (
        *PLACE, *WHO, Field("探访日期", "visited_on", "day:dash"), Field("探访人", "visitor_name", "name"),
        Field("探访方式", "visit_mode"), Field("探访情况", "content"),
    )),
    ListFile("特困人员生活自理能力评估表.xlsx", "ability_assessment", (
        Field("序号", "#"), *PLACE, *WHO, Field("评估日期", "assessed_on", "day:chinese"),
        Field("自主吃饭", "can_eat"), Field("自主穿衣", "can_dress"), Field("自主上下床", "can_rise"),
        Field("自主如厕", "can_toilet"), Field("室内自主行走", "can_walk"), Field("自主洗澡", "can_wash"),
        Field("评估结论", "care_ability"),
    ), title="特困人员生活自理能力评估汇总表"),
    ListFile("特困人员供养方式意愿书登记.xlsx", "support_wish", (
        *PLACE, *WHO, Field("意愿供养方式", "wish_mode"), Field("签字日期", "signed_on", "day:dash"),
        Field("签字人", "signer"), Field("原因说明", "reason"),
    ), title="特困人员供养方式意愿书登记表"),
    ListFile("特困供养服务机构床位情况.xlsx", "care_institution", (
        Field("机构名称", "institution"), Field("床位数", "beds"), Field("护理型床位数", "nursing_beds"),
        Field("入住人数", "occupied"), Field("运营状态", "run_status"),
    ), title="特困供养服务机构基本情况", rate=0.0),
    ListFile("敬老院在院人员名册202004.xlsx", "institution_resident", (
        Field("统计月份", "period", "month:dot"), Field("机构名称", "institution"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("入院日期", "admitted_on", "day:dot"),
        Field("离院日期", "left_on", "day:dot"), Field("在院状态", "stay_status"),
    ), sheets="institution", title="供养服务机构在院人员名册"),
    ListFile("农村低保分村月报.xlsx", "monthly_count", (
        Field("统计月份", "period", "month:chinese"), *PLACE, Field("低保户数", "homes"),
        Field("低保人数", "people"), Field("本月新增人数", "entered"), Field("本月退出人数", "left_roll"),
    ), title="农村低保人数分村统计月报", rate=0.0),
)  # fmt: skip
