/* ---
code: "273"
title: 公益岗位补贴没有计入家庭收入
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 工资性收入计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 工资性收入计入；必要的就业成本可以扣减, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, public_post]
needs: [dibao_household]
parameters:
  post_pay_tolerance: {use: dibao/post_pay_tolerance, role: guard}
benign:
  - 就业成本、残病支出已经扣减
  - 渐退期内
  - 岗位已经不做了，名单没有更新
ask_first:
  - 现在还在不在岗，每月到手多少
verify: [V1, V2, V5]
due_process: 先核实，减发停发前当面听取意见，书面告知。
say: 我们核对资料，想听听您家的情况；没有核清以前照发。
words:
  steps: {paid: 有公益性岗位的户}
--- */
WITH paid AS (
    SELECT
        p.household_id,
        min(p.person_id) AS person_id,
        min(p.township) AS township,
        min(p.village) AS village,
        sum(b.monthly_pay) AS pay,
        min(b.started_on) AS started_on,
        least(min(p.match), min(b.match)) AS match,
        string_agg(DISTINCT p.evidence || ';' || b.row_ref, ';' ORDER BY p.evidence || ';' || b.row_ref) AS evidence
    FROM dibao_person AS p
    JOIN public_post AS b ON b.person_id = p.person_id
    WHERE coalesce(b.started_on, $as_of) <= p.month_end
        AND coalesce(b.ended_on, DATE '9999-12-31') > p.month_end
    GROUP BY p.household_id
),

population AS (
    SELECT p.*, h.declared_income
    FROM paid AS p
    JOIN dibao_home AS h ON h.household_id = p.household_id
    WHERE h.gradual_exit_from IS NULL
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    '公益岗位每月' || CAST(pay AS VARCHAR) || '元，名册家庭月收入' || CAST(declared_income AS VARCHAR) || '元' AS because,
    evidence,
    CAST(pay - declared_income AS DECIMAL(18,2)) AS amount,
    started_on AS since,
    match
FROM population
WHERE pay - declared_income > $post_pay_tolerance
