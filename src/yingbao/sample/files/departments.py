"""The lists of departments: police, disabled persons' federation, human resources, and so on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from yingbao.sample.desk import Field
from yingbao.sample.files.care import CARE_LISTS
from yingbao.sample.files.lists import ListFile, write_list
from yingbao.sample.sheets import pack_like_windows
from yingbao.sample.world import Row, World

PLACE = (Field("乡镇", "township"), Field("村（社区）", "village"))

HUKOU = ListFile("公安局户籍人口.xlsx", "hukou_person", (
    Field("姓名", "name", "name"), Field("公民身份号码", "id_number", "id"), Field("户号", "book_no"),
    Field("户主姓名", "head_name"), Field("与户主关系", "relation"), Field("性别", "sex"),
    Field("出生日期", "birth_date", "day:compact"), Field("婚姻状况", "marital"),
    Field("迁出日期", "moved_out_on", "day:compact"), Field("迁移原因", "move_reason"),
    Field("分户日期", "split_on", "day:compact"), Field("户籍状态", "hukou_status"), *PLACE,
), sheet="常住人口", rate=0.004)  # fmt: skip

LISTS = (
    ListFile("公安局死亡注销人员.xlsx", "death_record", (
        Field("序号", "#"), Field("姓名", "name", "name"), Field("公民身份号码", "id_number", "old"),
        Field("死亡日期", "died_on", "day:dot"), Field("注销日期", "cancelled_on", "day:dot"),
        Field("注销原因", "cancel_reason"), *PLACE,
    ), sheet="死亡注销", title="沁水县2018年以来死亡注销户口人员名单", footer="制表人：韩某    审核人：柳某", repeat_header=40),
    ListFile("殡仪馆火化登记台账.xls", "cremation", (
        Field("火化日期", "cremated_on", "day:excel"), Field("序号", "#"), Field("姓名", "name", "name"),
        Field("性别", "sex"), Field("年龄", "age"), Field("发票号", "invoice_no"), Field("住址", "address"),
        Field("身份证号", "id_number", "id"), Field("死亡日期", "died_on", "day:dash"),
        Field("死亡原因", "death_cause"), Field("家属电话", "family_phone"),
    ), sheet="火化登记", title="沁水县殡仪馆火化基本信息统计表", rate=0.05),
    ListFile("残联持证残疾人名册.xlsx", "disability_certificate", (
        Field("序号", "#"), Field("姓名", "name", "name"), Field("残疾人证号", "disability_no"),
        Field("残疾类别", "disability_class"), Field("残疾等级", "disability_level"),
        Field("签发日期", "issued_on", "day:excel"), Field("有效期", "valid_to", "day:excel"),
        Field("证件状态", "cert_status"), *PLACE,
    ), sheets="township", title="沁水县持证残疾人名册"),
    ListFile("残疾人两项补贴发放表202004.csv", "disability_allowance", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("残疾人证号", "disability_no"), Field("补贴类别", "allowance_kind"),
        Field("补贴金额", "amount"), Field("所属月份", "period", "month:dash"), *PLACE,
    ), encoding="utf-8-sig"),
    ListFile("扶贫办建档立卡人口信息.xlsx", "poverty_person", (
        Field("乡镇", "township"), Field("行政村", "village", "former"), Field("户编号", "household_no"),
        Field("人编号", "person_no"), Field("姓名", "name", "name"), Field("证件号码", "id_number", "id"),
        Field("与户主关系", "relation"), Field("人数", "household_size"), Field("健康状况", "health"),
        Field("劳动技能", "labour"), Field("脱贫属性", "exit_status"), Field("脱贫年度", "exit_year"),
        Field("致贫原因", "cause"), Field("监测对象类别", "monitor_kind"),
        Field("监测起始日期", "monitored_from", "day:dash"), Field("监测解除日期", "monitored_to", "day:dash"),
        Field("是否低保", "is_dibao", "flag"),
    ), sheet="贫困人口信息", title="沁水县建档立卡贫困人口信息表"),
    ListFile("交警大队机动车登记.xlsx", "vehicle", (
        Field("机动车所有人", "name", "name"), Field("身份证明号码", "id_number", "id"),
        Field("号牌种类", "plate_kind"), Field("号牌号码", "plate_no"), Field("车辆类型", "vehicle_type"),
        Field("品牌型号", "brand"), Field("初次登记日期", "registered_on", "day:iso"),
        Field("机动车状态", "vehicle_status"), Field("使用性质", "usage"),
        Field("强制报废期止", "scrap_on", "day:iso"), Field("检验有效期止", "inspected_to", "day:iso"),
    ), sheet="机动车", rate=0.008),
    ListFile("市场监管局企业个体登记.xlsx", "business", (
        Field("名称", "entity_name"), Field("统一社会信用代码", "credit_code"),
        Field("主体类型", "entity_kind"), Field("法定代表人/经营者", "name", "name"), Field("", "_spacer"),
        Field("证件号码", "id_number", "id"), Field("身份", "role"), Field("注册资本", "capital", "wan"),
        Field("成立日期", "founded_on", "day:chinese"), Field("登记状态", "reg_status"),
        Field("行业", "industry"), Field("是否零申报", "tax_zero", "flag"),
    ), sheet="市场主体", title="沁水县市场主体登记信息", unit="单位：万元"),
    ListFile("市场监管局合作社成员.ods", "cooperative_member", (
        Field("合作社名称", "entity_name"), Field("统一社会信用代码", "credit_code"),
        Field("成员姓名", "name", "name"), Field("证件号", "id_number", "id"), Field("出资额", "capital"),
        Field("加入日期", "joined_on", "day:iso"), *PLACE,
    ), sheet="成员名册"),
    ListFile("财政供养人员名册.xlsx", "payroll", (
        Field("单位", "employer"), Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("人员类别", "staff_kind"), Field("岗位", "post"), Field("月应发", "monthly_pay", "money"),
        Field("起始时间", "started_on", "day:dot"), Field("终止时间", "ended_on", "open:dot"),
    ), sheets="_list", title="沁水县财政供养人员名册（2020年4月）", footer="合计"),
    ListFile("人社局企业职工参保缴费.csv", "insurance_contribution", (
        Field("姓名", "name", "name"), Field("身份证号码", "id_number", "id"),
        Field("缴费单位", "employer"), Field("险种", "insured_kind"), Field("缴费基数", "base"),
        Field("缴费起", "paid_from", "month:compact"), Field("缴费止", "paid_to", "month:compact"),
        Field("参保状态", "contribution_status"),
    )),
    ListFile("人社局养老待遇发放202004.xlsx", "pension", (
        Field("发放月份", "period", "month:compact"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "old"), Field("险种", "pension_kind"),
        Field("待遇起始", "started_on", "month:dot"), Field("月待遇", "monthly_amount"),
        Field("中央基础养老金", "central_basic"), Field("地方基础养老金", "local_basic"),
        Field("个人账户养老金", "personal_part"), Field("发放状态", "pay_status"), *PLACE,
    ), rate=0.006),
    ListFile("自然资源局不动产登记.xlsx", "property_right", (
        Field("权利人", "name", "name"), Field("证件号", "id_number", "id"),
        Field("不动产单元号", "unit_no"), Field("坐落", "location"), Field("用途", "usage"),
        Field("房屋性质", "house_nature"), Field("面积", "area"), Field("共有情况", "share_kind"),
        Field("登记时间", "registered_on", "day:slash"), Field("权利状态", "right_status"),
    ), rate=0.006),
    ListFile("住房公积金缴存职工.xlsx", "housing_fund", (
        Field("职工姓名", "name", "name"), Field("证件号码", "id_number", "id"), Field("单位名称", "employer"),
        Field("缴存基数", "base", "money"), Field("个人账户状态", "account_status"),
        Field("缴至年月", "paid_to", "month:dash"), Field("余额", "balance", "money"),
    )),
    ListFile("公益性岗位花名册.xlsx", "public_post", (
        Field("序号", "#"), Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("岗位名称", "post"), Field("用人单位", "employer"), Field("岗位补贴", "monthly_pay"),
        Field("上岗日期", "started_on", "day:dot"), Field("到期日期", "ended_on", "day:dot"), *PLACE,
    ), title="沁水县公益性岗位人员花名册", parts=("post", ("护林员", "保洁员", "村级公路养护员"))),
    ListFile("医保局医疗费用结算明细.xlsx", "medical_bill", (
        Field("姓名", "name", "name"), Field("证件号码", "id_number", "id"), Field("人员类别", "insured_kind"),
        Field("参保状态", "insured_status"), Field("结算日期", "visited_on", "day:slash"),
        Field("诊断", "diagnosis"), Field("医疗总费用", "total_cost"), Field("统筹支付", "pooled_paid"),
        Field("大病支付", "serious_paid"), Field("医疗救助支付", "aid_paid"), Field("个人自付", "self_paid"),
        Field("住院起", "admitted_on", "day:slash"), Field("住院止", "discharged_on", "day:slash"),
    ), rate=0.006),
    ListFile("卫健局大病患者登记.xlsx", "illness_record", (
        Field("序号", "#"), Field("患者姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("病种", "illness"), Field("确诊日期", "confirmed_on", "day:excel"),
        Field("治疗机构", "hospital"), Field("转归", "outcome"), *PLACE,
    ), title="农村大病专项救治患者登记表", date1904=True),
    ListFile("低收入边缘家庭人员202004.xlsx", "lowincome_member", (
        Field("所属月份", "period", "month:chinese"), Field("对象类别", "kind"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("与户主关系", "relation"),
        Field("月人均收入", "per_capita_monthly_income"), Field("认定日期", "valid_from", "day:dash"),
        Field("有效期止", "valid_to", "day:dash"), *PLACE,
    )),
    ListFile("司法局公安局在押人员.xlsx", "custody", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"), Field("类别", "custody_kind"),
        Field("入所日期", "entered_on", "day:dash"), Field("出所日期", "left_on", "day:dash"),
        Field("原判刑期", "term"),
    ), archive="司法局报送材料.zip"),
    ListFile("司法局社区矫正对象.xlsx", "community_correction", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("矫正类别", "correction_kind"), Field("矫正开始", "started_on", "day:chinese"),
        Field("矫正结束", "ended_on", "day:chinese"), *PLACE,
    ), archive="司法局报送材料.zip"),
    ListFile("民政局停保（变更）决定台账.xlsx", "stop_decision", (
        Field("序号", "#"), Field("乡镇", "township"), Field("村", "village"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("救助类别", "programme"), Field("变更类型", "decision_kind"),
        Field("原因", "reason"), Field("决定日期", "decided_on", "day:dot"),
        Field("执行月份", "effective_month", "month:chinese"), Field("决定文号", "document_no"),
        Field("告知日期", "notified_on", "day:dot"),
    ), title="2020年停保（变更）决定台账"),
    ListFile("民政局社会救助申请审批台账.xlsx", "application", (
        Field("序号", "#"), Field("乡镇", "township"), Field("村", "village"), Field("申请人", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("申请类别", "programme"),
        Field("申请日期", "applied_on", "day:dash"), Field("受理日期", "accepted_on", "day:dash"),
        Field("入户调查日期", "surveyed_on", "day:dash"), Field("公示起", "publicity_from", "day:dash"),
        Field("公示止", "publicity_to", "day:dash"), Field("审批日期", "decided_on", "day:dash"),
        Field("审批结果", "decision"), Field("不予批准理由", "reasons"),
        Field("告知日期", "notified_on", "day:dash"), Field("县级入户日期", "county_visited_on", "day:dash"),
        Field("中止天数", "suspended_days"), Field("经办人", "handler_name"),
    ), title="沁水县社会救助申请审批台账"),
    ListFile("临时救助台账.xlsx", "linshi_grant", (
        Field("序号", "#"), Field("乡镇", "township"), Field("村", "village"), Field("申请人", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("困难类型", "aid_type"), Field("救助事由", "reason"),
        Field("事发日期", "occurred_on", "day:dash"), Field("申请\n日期", "applied_on", "day:dash"),
        Field("核对报告编号", "check_no"), Field("公示日期", "publicity_from", "day:dash"),
        Field("审批\n日期", "approved_on", "day:dash"), Field("救助金额", "amount", "wan"),
        Field("审批级别", "approval_level"), Field("一事一议纪要", "special_case_no"),
        Field("是否分阶段救助", "is_staged", "flag"), Field("发放方式", "method"),
        Field("发放日期", "paid_on", "day:dash"), Field("收款人", "payee_name"),
        Field("收款人与受助人关系", "payee_relation"), Field("签字人数", "signers"),
        Field("有无发放影像", "has_photo", "flag"), Field("急难缓解日期", "eased_on", "day:dash"),
        Field("补办手续日期", "completed_on", "day:dash"),
    ), title="2019—2020年临时救助台账", unit="单位：万元"),
    ListFile("乡镇临时救助备用金账.xlsx", "reserve_fund", (
        Field("乡镇", "township"), Field("记账日期", "entry_on", "day:dot"), Field("收支事项", "note"),
        Field("拨入金额", "received"), Field("支用金额", "spent"), Field("备用金余额", "balance"),
    ), title="各乡镇临时救助备用金收支账", rate=0.0),
    ListFile("救助咨询和不予受理登记.xlsx", "aid_enquiry", (
        Field("序号", "#"), Field("乡镇", "township"), Field("来访日期", "asked_on", "day:dash"),
        Field("求助人", "name", "name"), Field("身份证号", "id_number", "id"), Field("户籍情况", "hukou_kind"),
        Field("求助事项", "matter"), Field("急难是否发生在本地", "emergency_here", "flag"),
        Field("接待结果", "outcome"), Field("不予受理原因", "reason"),
    ), title="乡镇救助窗口咨询登记"),
    ListFile("应急局交警突发事故登记.xlsx", "shock_event", (
        Field("序号", "#"), Field("事发日期", "occurred_on", "day:iso"), Field("事件类别", "event_kind"),
        Field("当事人", "name", "name"), Field("身份证号", "id_number", "id"), Field("损害后果", "harm"),
        Field("直接损失", "loss"), Field("获赔金额", "compensation"), *PLACE,
    ), title="火灾、交通事故登记"),
    ListFile("卫健局新冠确诊隔离人员名单.xlsx", "infection_record", (
        Field("序号", "#"), Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("感染（管控）类别", "kind"), Field("确诊（报告）日期", "confirmed_on", "day:dash"),
        Field("隔离起", "isolated_from", "day:dash"), Field("隔离止", "isolated_to", "day:dash"),
        Field("收治（隔离）机构", "place"), Field("转归情况", "outcome"), Field("家中被照料人安置", "ward_care"),
        Field("民政联系日期", "contacted_on", "day:dash"), *PLACE,
    ), title="新型冠状病毒肺炎确诊和隔离人员名单"),
    ListFile("返乡滞留务工人员摸排表.xlsx", "job_loss", (
        Field("序号", "#"), Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("原务工地", "former_work"), Field("失去工作日期", "lost_on", "day:dash"),
        Field("目前就业状况", "job_status"), Field("是否参加失业保险", "is_insured", "flag"), *PLACE,
    ), title="返乡滞留务工人员摸排表"),
    ListFile("价格临时补贴启动月份.xlsx", "price_subsidy_month", (
        Field("启动月份", "period", "month:dash"), Field("补贴对象", "programme"),
        Field("每人补贴标准", "amount"), Field("指数发布日期", "released_on", "day:dash"),
        Field("启动文号", "document_no"),
    ), title="社会救助和保障标准与物价上涨挂钩联动机制启动情况", rate=0.0),
    ListFile("监护人代领代管账户备案.xlsx", "account_custody", (
        Field("序号", "#"), Field("账号", "account"), Field("代领人", "keeper_name", "name"),
        Field("代领人身份证号", "keeper_id_number", "id"), Field("被代领人", "name", "name"),
        Field("被代领人身份证号", "id_number", "id"), Field("关系", "relation"), Field("代领原因", "reason"),
        Field("备案日期", "registered_on", "day:dot"), *PLACE,
    ), title="监护人代领代管账户备案登记"),
    ListFile("2020年城乡低保特困标准表.xlsx", "benefit_standard", (
        Field("救助类别", "programme"), Field("城乡", "area_kind"), Field("供养方式", "support_mode"),
        Field("自理能力", "care_ability"), Field("标准", "amount"), Field("计量单位", "unit"),
        Field("执行起始日期", "valid_from", "day:iso"), Field("执行截止日期", "valid_to", "day:iso"),
        Field("文号", "document_no"),
    ), title="沁水县城乡低保、特困人员标准", rate=0.0),
    ListFile("市内外县在保名单202004.xlsx", "other_county_roll", (
        Field("所属月份", "period", "month:dash"), Field("县（市、区）", "county"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("救助类别", "programme"),
        Field("最初享受月", "start_month", "month:dash"),
    ), title="市内外县低保特困在保名单"),
    ListFile("农村低保复核记录.xlsx", "review_record", (
        Field("序号", "#"), Field("户主姓名", "name", "name"), Field("户主身份证号", "id_number", "id"), *PLACE,
        Field("复核日期", "reviewed_on", "day:dash"), Field("复核结果", "result"), Field("复核人", "reviewer_name"),
    ), title="农村低保家庭定期核查复核记录"),
    ListFile("近亲属备案登记册.xlsx", "kin_register", (
        Field("序号", "#"), Field("享受人姓名", "name", "name"), Field("享受人身份证号", "id_number", "id"),
        Field("干部姓名", "cadre_name", "name"), Field("干部身份证号", "cadre_id_number", "id"),
        Field("关系", "relation"), Field("备案日期", "registered_on", "day:dot"),
        Field("县级入户日期", "county_visited_on", "day:dot"), *PLACE,
    ), title="低保经办人员和村（居）干部近亲属享受低保备案登记册"),
    ListFile("村两委及经办人员名单.xlsx", "cadre", (
        Field("乡镇", "township"), Field("村", "village"), Field("姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("职务", "post"), Field("任职起", "started_on", "day:dot"),
        Field("任职止", "ended_on", "open:dot"),
    ), title="村（社区）“两委”成员及社会救助经办人员名单"),
    ListFile("村干部近亲属申报表.xlsx", "kin_declaration", (
        Field("乡镇", "township"), Field("村", "village"), Field("干部姓名", "cadre_name", "name"),
        Field("干部身份证号", "cadre_id_number", "id"), Field("职务", "cadre_post"),
        Field("近亲属姓名", "name", "name"), Field("近亲属身份证号", "id_number", "id"),
        Field("与干部关系", "relation"), Field("是否享受", "receives_aid", "flag"),
    ), title="村干部近亲属享受救助情况申报表"),
    ListFile("农机购置补贴发放明细.xlsx", "farm_machine", (
        Field("序号", "#"), Field("购机者姓名", "name", "name"), Field("身份证号码", "id_number", "id"),
        Field("机具品目", "machine"), Field("型号", "model"), Field("销售价格", "price"), Field("补贴金额", "subsidy"),
        Field("购机日期", "bought_on", "day:dash"), *PLACE,
    ), title="2017—2019年农机购置补贴发放明细", footer="填报人：贾某"),
    ListFile("2019年耕地地力保护补贴.csv", "farm_subsidy", (
        Field("年度", "year"), Field("乡镇", "township"), Field("村", "village"), Field("农户姓名", "name", "name"),
        Field("身份证号", "id_number", "id"), Field("补贴项目", "item"), Field("补贴面积", "area"),
        Field("补贴金额", "amount"), Field("卡号", "account"),
    ), rate=0.006),
    ListFile("税务局个人所得.txt", "tax_income", (
        Field("纳税人姓名", "name", "name"), Field("身份证号", "id_number", "id"), Field("扣缴单位", "employer"),
        Field("收入额", "income"), Field("所得项目", "income_kind"), Field("税款所属期", "period", "month:compact"),
    ), separator="|", rate=0.01),
    ListFile("婚姻登记.xlsx", "marriage", (
        Field("男方姓名", "name", "name"), Field("男方身份证号", "id_number", "id"),
        Field("女方姓名", "spouse_name", "name"), Field("女方身份证号", "spouse_id_number", "id"),
        Field("业务类型", "kind"), Field("登记日期", "registered_on", "day:chinese"),
    )),
    ListFile("失业登记人员.ods", "unemployment", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"),
        Field("失业登记日期", "registered_on", "day:iso"), Field("失业金起", "benefit_from", "day:iso"),
        Field("失业金止", "benefit_to", "day:iso"),
    ), sheet="失业登记"),
    ListFile("孤儿和事实无人抚养儿童202004.xlsx", "child_allowance", (
        Field("所属月份", "period", "month:chinese"), Field("儿童姓名", "name", "name"),
        Field("儿童身份证号", "id_number", "id"), Field("儿童类别", "child_kind"), Field("基本生活费", "amount"),
        Field("是否补差", "is_difference", "flag"), Field("享受起始", "started_on", "day:dash"), Field("监护人姓名", "guardian_name"),
        Field("监护人身份证号", "guardian_id_number", "id"), *PLACE,
    ), title="孤儿和事实无人抚养儿童基本生活费发放表"),
    ListFile("授权查询存款.xlsx", "bank_asset", (
        Field("姓名", "name", "name"), Field("身份证号", "id_number", "id"), Field("资产类别", "asset_kind"),
        Field("余额", "balance", "money"), Field("查询时点", "as_of", "day:dash"),
        Field("授权书日期", "authorised_on", "day:dash"),
    )),
    ListFile("津贴对象.xlsx", "oldage_allowance", (
        Field("老人姓名", "name", "name"), Field("身份证号码", "id_number", "old"), Field("老人联系方式", "phone"),
        Field("户籍地址", "address"), Field("发放金额", "amount"), Field("银行卡号", "account"),
        Field("人员类型", "person_kind"), Field("原始类型", "original_kind"),
    ), title="高龄津贴发放对象名册"),
    ListFile("村级建制调整对照表.xlsx", "village_crosswalk", (
        Field("乡镇", "new_township"), Field("原建制村", "old_village"), Field("合并后村名", "new_village"),
        Field("合并日期", "merged_on", "day:chinese"),
    ), title="沁水县村级建制调整对照表", rate=0.0),
    ListFile("教育局在校学生资助.xls", "student", (
        Field("学生姓名", "name", "name"), Field("身份证号", "id_number", "id"), Field("学籍号", "student_no"),
        Field("学校名称", "school"), Field("年级", "grade"), Field("学段", "stage"),
        Field("在读状态", "study_status"), Field("监护人", "guardian_name"),
    ), encoding="html", title="在校学生"),
    *CARE_LISTS,
)  # fmt: skip


def write(world: World, inbox: Path) -> None:
    """Files of their own go straight to the inbox, the others into their sender's zip."""
    write_list(world, inbox, HUKOU, [*hukou_rows(world), *world.rows["hukou_person"]])
    for row in world.rows["payroll"]:
        row["_list"] = "退出" if row["ended_on"] else "基本"
    with TemporaryDirectory() as desk:
        packed: dict[str, list[Path]] = {}
        for spec in LISTS:
            write_list(world, Path(desk) if spec.archive else inbox, spec)
            if spec.archive:
                packed.setdefault(spec.archive, []).append(Path(desk) / spec.file)
        for archive, files in packed.items():
            pack_like_windows(inbox / archive, [(file.name, file.read_bytes()) for file in files])


def hukou_rows(world: World) -> list[Row]:
    """Everyone with a book in the county, the recently dead and the departed marked."""
    return [
        {
            "_who": person, "name": person.name, "id_number": person.id18, "book_no": family.book_no,
            "head_name": family.head.name, "relation": person.relation, "sex": person.sex,
            "birth_date": person.birth, "marital": person.marital, "moved_out_on": person.moved_out_on,
            "move_reason": person.move_reason or None, "split_on": family.split_on,
            "hukou_status": _status(person.died_on, person.moved_out_on),
            "township": person.township, "village": person.village,
        }
        for family in world.families
        for person in family.members
    ]  # fmt: skip


def _status(died_on: date | None, moved_out_on: date | None) -> str:
    return "死亡注销" if died_on else ("迁出" if moved_out_on else "正常")
