/* ---
code: "222"
title: 低保家庭成员是财政供养人员
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 工资薪金、离退休金计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 工资性收入和离退休金计入家庭收入, valid_from: 2021-07-01}
reads: [dibao_person, payroll, public_post?]
parameters:
  payroll_kinds: dibao/payroll_kinds
  not_staff_words: {use: dibao/not_staff_words, role: guard}
benign:
  - 同名不同人
  - 公益性岗位、村医、护林员、三支一扶、村干部误工补贴不是在编
  - 遗属补助不是工资
  - 已经离职、合同到期
ask_first:
  - 请财政、组织部门核对人员类别和起止时间
  - 工资是否已经计入家庭收入
verify: [V2, V4]
absent: []
due_process: 有工资不等于不符合条件；重新核算人均收入，减发停发前听取本人意见。
say: 登记上您家有人领财政工资或退休金，我们来重新核算收入。核实以前低保照发。
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
),

employed AS (
    SELECT
        p.*,
        y.staff_kind,
        y.monthly_pay,
        y.started_on,
        y.match AS payroll_match,
        y.row_ref
    FROM population AS p
    JOIN payroll AS y ON y.person_id = p.person_id
    WHERE list_contains($payroll_kinds, coalesce(y.staff_kind, '事业'))
        AND NOT regexp_matches(coalesce(y.post, ''), $not_staff_words)
        AND coalesce(y.started_on, p.period) <= p.month_end
        AND coalesce(y.ended_on, DATE '9999-12-31') >= p.month_end
        AND NOT (              -- a public-welfare post carried on the contract list
            coalesce(y.staff_kind, '长聘') = '长聘'
            AND EXISTS (
                SELECT 1
                FROM public_post AS g
                WHERE g.person_id = y.person_id
                    AND coalesce(g.ended_on, DATE '9999-12-31') >= p.period
            )
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '列在财政供养名单（' || string_agg(DISTINCT coalesce(staff_kind, '未注明类别'), '、' ORDER BY coalesce(staff_kind, '未注明类别'))
        || '）' || coalesce('，' || CAST(min(started_on) AS VARCHAR) || '起', '')
        || coalesce('，月应发' || CAST(max(monthly_pay) AS VARCHAR) || '元', '') AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    max(monthly_pay) AS amount,    -- the same post stands on several months' lists
    min(started_on) AS since,
    least(min(match), min(payroll_match)) AS match
FROM employed
GROUP BY person_id
