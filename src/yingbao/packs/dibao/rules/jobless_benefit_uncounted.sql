/* ---
code: "272"
title: 家人在领失业金，名册上全家收入写零
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 列明各类收入怎样算, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 列明收入四类, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, unemployment]
needs: [dibao_member]
parameters:
  benefit_months: {use: dibao/jobless_benefit_months, role: guard}
benign:
  - 申请批准时还没有领，名册没有更新
  - 失业金已经停发
ask_first:
  - 失业金每月多少，领到什么时候
verify: [V1, V2, V5]
due_process: 先核实，减发停发前当面听取意见，书面告知。
say: 我们核对资料，想听听您家的情况；没有核清以前照发。
--- */
WITH population AS (
    SELECT p.person_id, p.household_id, p.township, p.village, p.match, p.evidence, h.declared_income, h.month_end
    FROM dibao_person AS p
    JOIN dibao_home AS h ON h.household_id = p.household_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(u.benefit_from AS VARCHAR) || '起领失业金，名册家庭收入写零' AS because,
    p.evidence || ';' || u.row_ref AS evidence,
    u.benefit_from AS since,
    least(p.match, u.match) AS match
FROM population AS p
JOIN unemployment AS u ON u.person_id = p.person_id
WHERE u.benefit_from <= p.month_end
    AND coalesce(u.benefit_to, CAST(u.benefit_from + $benefit_months * INTERVAL '1' MONTH AS DATE)) > p.month_end
    AND p.declared_income = 0
