/* ---
code: "224"
title: 低保家庭成员由单位缴纳职工社保
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 工资薪金计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条（三）, gist: 工资性收入计入家庭收入，可扣减必要的就业成本, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（三）, gist: 就业后收入超过标准的可给六个月以内渐退期, valid_from: 2022-10-20}
reads: [dibao_person, dibao_home, insurance_contribution, public_post?]
parameters:
  flexible_words: {use: dibao/flexible_words, role: guard}
  contribution_lag_months: {use: dibao/contribution_lag_months, role: guard}
  gradual_exit_months: {use: dibao/gradual_exit_months, role: guard}
benign:
  - 灵活就业人员自己缴费
  - 公益性岗位由单位补贴缴费
  - 挂靠在单位缴费，没有工资
  - 已经停缴、欠费
  - 正在渐退期，或工资已经计入家庭收入
ask_first:
  - 看劳动合同和工资流水
verify: [V2, V3, V4]
due_process: 重新核算人均收入，就业的可给渐退期；减发停发前听取本人意见。
say: 登记上有单位给您家人缴社保，我们来核对工资收入。核实以前低保照发。
--- */
WITH population AS (
    SELECT p.*, h.declared_income, h.gradual_exit_from
    FROM dibao_person AS p
    LEFT JOIN dibao_home AS h ON h.household_id = p.household_id
),

insured AS (
    SELECT
        p.*,
        i.base,
        i.paid_from,
        i.match AS insurance_match,
        i.row_ref
    FROM population AS p
    JOIN insurance_contribution AS i ON i.person_id = p.person_id
    WHERE NOT regexp_matches(coalesce(i.insured_kind, '') || '/' || i.employer, $flexible_words)
        AND coalesce(i.contribution_status, '正常') = '正常'
        AND coalesce(i.paid_from, p.period) <= p.month_end
        AND CAST(coalesce(i.paid_to, p.period) + $contribution_lag_months * INTERVAL '1' MONTH AS DATE) >= p.period
        AND NOT EXISTS (
            SELECT 1
            FROM public_post AS g
            WHERE g.person_id = i.person_id
                AND coalesce(g.ended_on, DATE '9999-12-31') >= p.period
        )
        -- the wage is already in the declared income, or the household is on its way out
        AND NOT coalesce(p.declared_income >= i.base, FALSE)
        AND NOT coalesce(
            CAST(p.gradual_exit_from + $gradual_exit_months * INTERVAL '1' MONTH AS DATE) >= p.period, FALSE
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '由单位缴纳职工社保' || coalesce('，' || substr(CAST(min(paid_from) AS VARCHAR), 1, 7) || '起', '')
        || coalesce('，月缴费基数' || CAST(max(base) AS VARCHAR) || '元', '')
        || coalesce('；名册家庭月收入' || CAST(CAST(min(declared_income) AS DECIMAL(14,2)) AS VARCHAR) || '元', '') AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    max(base) AS amount,
    min(paid_from) AS since,
    least(min(match), min(insurance_match)) AS match
FROM insured
GROUP BY person_id
