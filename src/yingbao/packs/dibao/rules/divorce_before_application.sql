/* ---
code: "230"
title: 申请低保前不久离婚，仍在一个户口簿
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 共同生活的家庭成员按实际认定, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 共同生活的家庭成员按实际认定, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, marriage, hukou_person]
parameters:
  divorce_months: {use: dibao/divorce_months, role: guard}
benign:
  - 家庭暴力等真实离婚，要保护隐私
  - 没有地方迁户口
ask_first:
  - 单独、私下问，先问是否安全
verify: [V1]
due_process: 温和核实；真实离婚的照常保障。涉及家庭暴力的不得告知对方。
say: 我们来核对家里现在有几口人，有什么难处都可以单独跟我们说。
--- */
WITH divorced AS (
    SELECT person_id, match, spouse_person_id AS former_id, registered_on, row_ref FROM marriage WHERE kind = '离婚'
    UNION
    SELECT spouse_person_id, spouse_match, person_id, registered_on, row_ref FROM marriage WHERE kind = '离婚'
),

population AS (
    SELECT p.*, coalesce(h.applied_on, h.approved_on, h.start_month) AS applied_on
    FROM dibao_person AS p
    JOIN dibao_home AS h ON h.household_id = p.household_id
    WHERE p.is_covered
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    CAST(max(d.registered_on) AS VARCHAR) || '离婚，' || CAST(min(p.applied_on) AS VARCHAR)
        || '申请低保，双方仍在同一户口簿' AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT d.row_ref, ';' ORDER BY d.row_ref),
        string_agg(DISTINCT him.row_ref, ';' ORDER BY him.row_ref)) AS evidence,
    max(d.registered_on) AS since,
    least(min(p.match), min(d.match)) AS match
FROM population AS p
JOIN divorced AS d ON d.person_id = p.person_id
JOIN hukou_person AS me ON me.person_id = p.person_id
JOIN hukou_person AS him ON him.person_id = d.former_id AND him.household_id = me.household_id
WHERE d.registered_on <= p.applied_on
    AND d.registered_on > CAST(p.applied_on - $divorce_months * INTERVAL '1' MONTH AS DATE)
    AND coalesce(him.hukou_status, '正常') = '正常'
GROUP BY p.person_id
