/* ---
code: "261"
title: 到了高龄还没有领高龄津贴
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第三条, gist: 民政统筹，各部门按职责做好救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第三十九条, gist: 发现困难人员要主动告知、帮助申请, valid_from: 2026-07-01}
reads: [hukou_person, oldage_allowance, gone_person, aided_member, unlinked]
parameters:
  oldage_from: dibao/oldage_from
  slack_months: {use: dibao/newborn_from_months, role: guard}
  register_share: {use: dibao/register_share, role: guard}
benign:
  - 当地起领年龄更高
  - 已领其他同类津贴，不重复发
  - 没有申请，或长期在外
ask_first:
  - 知不知道有高龄津贴，有没有申请
verify: [V1]
absent: [oldage_allowance]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 您到了领高龄津贴的年纪，我们来帮您看看。
--- */
WITH listed AS (
    SELECT DISTINCT person_id FROM oldage_allowance
),

population AS (
    SELECT h.*, l.person_id IS NOT NULL AS is_listed
    FROM hukou_person AS h
    LEFT JOIN listed AS l ON l.person_id = h.person_id
    WHERE CAST(CAST(h.id_birth_date + $oldage_from * INTERVAL '1' YEAR AS DATE) + $slack_months * INTERVAL '1' MONTH AS DATE) <= $as_of
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = h.person_id)
),

complete AS (                  -- the list does cover the county
    SELECT count(*) AS people
    FROM population
    HAVING count(*) FILTER (WHERE is_listed) > $register_share * count(*)
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(p.id_birth_date AS VARCHAR) || '出生，已过' || CAST($oldage_from AS VARCHAR) || '岁，高龄津贴名册上没有' AS because,
    p.row_ref AS evidence,
    p.match
FROM population AS p
CROSS JOIN complete AS c
WHERE NOT p.is_listed
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id AND a.programme = 'tekun')
    AND NOT EXISTS (           -- a row of the list that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'oldage_allowance'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
