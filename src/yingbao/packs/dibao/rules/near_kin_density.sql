/* ---
code: "241"
title: 一村备案近亲属低保户特别集中
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十四条, gist: 干部和经办人员的近亲属单独登记, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十一条, gist: 近亲属单独登记备案, valid_from: 2021-07-01}
reads: [dibao_person, kin_register]
parameters:
  near_kin_share: {use: dibao/near_kin_share, role: guard}
  near_kin_homes: {use: dibao/near_kin_homes, role: guard}
benign:
  - 村小、同宗，亲属本来就多
ask_first:
  - 抽几户入户
verify: [V1]
due_process: 抽查；是亲属不等于不符合。
say: 我们来抽查几户。
--- */
WITH population AS (
    SELECT
        p.household_id,
        p.township,
        p.village,
        min(p.person_id) FILTER (WHERE k.row_ref IS NOT NULL) AS kin_id,
        string_agg(DISTINCT k.row_ref, ';' ORDER BY k.row_ref) AS evidence
    FROM dibao_person AS p
    LEFT JOIN kin_register AS k ON k.person_id = p.person_id
    GROUP BY p.household_id, p.township, p.village
),

county AS (
    SELECT count(kin_id) AS kin, count(*) AS homes
    FROM population
),

place AS (
    SELECT
        township,
        village,
        count(kin_id) AS kin,
        count(*) AS homes,
        min(kin_id) AS kin_id,
        string_agg(DISTINCT evidence, ';' ORDER BY evidence) AS evidence
    FROM population
    WHERE village IS NOT NULL
    GROUP BY township, village
)

SELECT
    v.kin_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    v.township,
    v.village,
    '全村' || CAST(v.homes AS VARCHAR) || '户低保，' || CAST(v.kin AS VARCHAR) || '户备案为干部近亲属；全县'
        || CAST(c.homes AS VARCHAR) || '户中' || CAST(c.kin AS VARCHAR) || '户' AS because,
    v.evidence,
    'strong' AS match,
    concat_ws('|', v.township, v.village) AS matter      -- the village, whoever's row stands first next month
FROM place AS v
CROSS JOIN county AS c
WHERE v.kin >= $near_kin_homes
    AND v.kin * c.homes > $near_kin_share * c.kin * v.homes
