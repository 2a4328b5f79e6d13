/* ---
code: "225"
title: 低保家庭成员在正常缴存住房公积金
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 工资薪金计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十七条, gist: 依规查询住房公积金缴纳等信息, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, housing_fund]
parameters:
  contribution_lag_months: {use: dibao/contribution_lag_months, role: guard}
benign:
  - 账户已封存，只是有余额
  - 工资已经计入家庭收入
ask_first:
  - 看劳动合同和工资流水
verify: [V2, V3, V4]
due_process: 重新核算人均收入，就业的可给渐退期；减发停发前听取本人意见。
say: 登记上您家有人缴存公积金，我们来核对工资收入。核实以前低保照发。
--- */
WITH population AS (
    SELECT p.*, h.declared_income
    FROM dibao_person AS p
    LEFT JOIN dibao_home AS h ON h.household_id = p.household_id
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '公积金正常缴存' || coalesce('，缴存基数' || CAST(max(f.base) AS VARCHAR) || '元', '')
        || coalesce('；名册家庭月收入' || CAST(min(p.declared_income) AS VARCHAR) || '元', '') AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT f.row_ref, ';' ORDER BY f.row_ref)) AS evidence,
    max(f.base) AS amount,
    least(min(p.match), min(f.match)) AS match
FROM population AS p
JOIN housing_fund AS f ON f.person_id = p.person_id
WHERE coalesce(f.account_status, '正常') = '正常'
    AND CAST(coalesce(f.paid_to, p.period) + $contribution_lag_months * INTERVAL '1' MONTH AS DATE) >= p.period
    AND NOT coalesce(p.declared_income >= f.base, FALSE)
GROUP BY p.person_id
