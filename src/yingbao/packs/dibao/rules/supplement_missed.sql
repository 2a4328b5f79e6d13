/* ---
code: "250"
title: 该增发的人没有分类施保金
direction: 漏保
level: 蓝
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十八条, gist: 对老年人、未成年人、重度残疾人、重病患者可以提高救助水平, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十七条, gist: 对领低保后仍困难的老年人、未成年人、重度残疾人、重病患者采取措施, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第二十条, gist: 领低保后仍特别困难的，地方要另外保障, valid_from: 2026-07-01}
reads: [class_supplement, dibao_person, dibao_home, gone_person, dibao_member?]
needs: [dibao_member]
parameters:
  supplement_share: dibao/supplement_share
benign:
  - 合在月保障金里，没有单列
  - 当地规定这类人不增发或自愿放弃
ask_first:
  - 核算表里有没有增发这一项
verify: [V7, V5]
absent: []
due_process: 核实后应增发的补上并补发。
say: 您家可能还有一项增发的补助，我们来核一核，该补的补上。
words:
  steps: {granted: 名册上有分类施保金的户}
  columns: {kind: 分类施保的类别}
--- */
WITH granted AS (              -- households in which the roll shows an extra sum
    SELECT household_id FROM dibao_home WHERE class_supplement > 0
    UNION
    SELECT m.household_id
    FROM dibao_member AS m
    JOIN dibao_home AS h ON h.household_id = m.household_id AND h.period = m.period
    WHERE m.class_supplement > 0
),

population AS (
    SELECT
        s.*,
        g.household_id IS NOT NULL AS is_granted
    FROM class_supplement AS s
    LEFT JOIN granted AS g ON g.household_id = s.household_id
),

custom AS (                    -- kinds of people for whom most households do get it here
    SELECT kind
    FROM population
    GROUP BY kind
    HAVING count(*) FILTER (WHERE is_granted) > $supplement_share * count(*)
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    d.township,
    d.village,
    p.kind || '，本县同样的人多数有分类施保金，这一户名册上没有' AS because,
    d.evidence AS evidence,
    p.amount,
    d.match
FROM population AS p
JOIN custom AS c ON c.kind = p.kind
JOIN dibao_person AS d ON d.person_id = p.person_id
WHERE NOT p.is_granted
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
