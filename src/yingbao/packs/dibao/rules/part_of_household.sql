/* ---
code: "210"
title: 只保了部分家庭成员
direction: 漏保
level: 蓝
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十七条, gist: 保障金按差额乘共同生活的家庭成员人数计算，以家庭为单位, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第四条, gist: 申请以家庭为单位, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（一）, gist: 家庭符合条件的不得只将个别成员纳入, valid_from: 2022-10-20}
reads: [dibao_home, aided_member, unsaid_cover, dibao_member?, hukou_person?, custody?, death?, child_allowance?]
needs: [dibao_household]
parameters:
  custody_kinds: {use: dibao/custody_kinds, role: guard}
  left_out_words: {use: dibao/left_out_words, role: guard}
  severe: {use: disability/severe, role: guard}
benign:
  - 单人保
  - 没保的成员在服刑、强戒，或是脱离家庭的宗教教职人员
  - 没保的成员已享受特困、孤儿保障，或已死亡
  - 学生户口迁到学校
ask_first:
  - 没保的是谁，为什么没有保
verify: [V1, V5]
absent: [custody, child_allowance, death_record, dibao_household.cover_type?]
due_process: 应当整户纳入的补上并补发。
say: 您家好像只有一部分人享受低保，我们来看看是不是该整户享受。
words:
  steps: {counted: 名册列明的人数, sized: 每户的家庭人口和保障人数}
  columns: {listed: 名册列出的人数, covered: 名册写明保障的人数}
--- */
WITH population AS (
    SELECT *
    FROM dibao_home
    WHERE coalesce(cover_type, '整户') <> '单人'
        AND NOT regexp_matches(coalesce(remark, ''), $left_out_words)
        AND person_id IS NOT NULL
),

outside AS (                   -- who is not covered: listed uncovered, or in the same hukou book
    SELECT p.household_id, m.person_id
    FROM population AS p
    JOIN aided_member AS m ON m.household_id = p.household_id
    WHERE m.programme = 'dibao'
        AND NOT m.is_covered
    UNION
    SELECT p.household_id, m.person_id        -- more are listed than covered, and nobody says who
    FROM population AS p
    JOIN unsaid_cover AS u ON u.household_id = p.household_id AND u.period = p.period
    JOIN dibao_member AS m ON m.household_id = u.household_id AND m.period = u.period
    UNION
    SELECT p.household_id, o.person_id
    FROM population AS p
    JOIN hukou_person AS me ON me.person_id = p.person_id
    JOIN hukou_person AS o ON o.household_id = me.household_id
    WHERE NOT EXISTS (
        SELECT 1
        FROM aided_member AS a
        WHERE a.person_id = o.person_id
            AND a.programme = 'dibao'
    )
        AND NOT EXISTS (       -- the roll itself names those not covered: the book is not asked
            SELECT 1
            FROM aided_member AS n
            WHERE n.household_id = p.household_id
                AND n.programme = 'dibao'
                AND NOT n.is_covered
        )
        -- gone before the household was helped: never counted among its people
        AND coalesce(o.moved_out_on, $as_of) >= coalesce(p.start_month, DATE '1900-01-01')
        AND NOT EXISTS (SELECT 1 FROM death AS g WHERE g.person_id = o.person_id AND g.died_on < p.start_month)
),

counted AS (                   -- no number of those covered: the roll's own rows say it, where they tell who is not
    SELECT household_id, count(*) AS listed, count(*) FILTER (WHERE is_covered) AS covered
    FROM aided_member
    WHERE programme = 'dibao'
    GROUP BY household_id
    HAVING bool_or(NOT is_covered)
),

sized AS (
    SELECT
        p.* EXCLUDE (family_size, covered_size),
        coalesce(p.family_size, CAST(c.listed AS INTEGER)) AS family_size,
        coalesce(p.covered_size, CAST(c.covered AS INTEGER)) AS covered_size
    FROM population AS p
    LEFT JOIN counted AS c ON c.household_id = p.household_id
),

explained AS (                 -- each of them with a reason the law knows
    SELECT o.household_id, count(DISTINCT o.person_id) AS people
    FROM outside AS o
    WHERE EXISTS (
            SELECT 1
            FROM custody AS c
            WHERE c.person_id = o.person_id
                AND list_contains($custody_kinds, c.custody_kind)
                AND c.entered_on <= $as_of
                AND coalesce(c.left_on, DATE '9999-12-31') > $as_of
        )
        OR EXISTS (SELECT 1 FROM death AS d WHERE d.person_id = o.person_id)
        OR EXISTS (SELECT 1 FROM child_allowance AS k WHERE k.person_id = o.person_id)
        OR EXISTS (SELECT 1 FROM aided_member AS t WHERE t.person_id = o.person_id AND t.programme = 'tekun')
        OR EXISTS (            -- moved out of the book, mostly to a school
            SELECT 1
            FROM hukou_person AS h
            WHERE h.person_id = o.person_id
                AND h.hukou_status = '迁出'
        )
        OR EXISTS (
            SELECT 1
            FROM dibao_member AS m
            WHERE m.person_id = o.person_id
                AND regexp_matches(coalesce(m.employment, '') || '/' || coalesce(m.remark, ''), $left_out_words)
        )
    GROUP BY o.household_id
),

unlabelled_single AS (         -- one severely disabled member covered and the roll names no type
    SELECT p.household_id
    FROM sized AS p
    JOIN dibao_member AS m ON m.household_id = p.household_id AND m.period = p.period
    WHERE p.covered_size = 1
        AND p.cover_type IS NULL
        AND coalesce(m.is_covered, TRUE)
        AND (
            m.cover_type = '单人'
            OR list_contains($severe, m.disability_class || CAST(m.disability_level AS VARCHAR))
        )
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '家庭' || CAST(p.family_size AS VARCHAR) || '人，只保障' || CAST(p.covered_size AS VARCHAR) || '人'
        || CASE WHEN e.people > 0 THEN '；查明有理由不计入的' || CAST(e.people AS VARCHAR) || '人' ELSE '' END
        || '，其余没有不计入的记录' AS because,
    p.row_ref AS evidence,
    p.start_month AS since,
    p.match
FROM sized AS p
LEFT JOIN explained AS e ON e.household_id = p.household_id
WHERE p.family_size - p.covered_size > coalesce(e.people, 0)
    AND NOT EXISTS (SELECT 1 FROM unlabelled_single AS s WHERE s.household_id = p.household_id)
