/* ---
code: "206"
title: 父母都不能抚养的孩子没有儿童保障
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-01-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2019〕62号, article: 一, gist: 父母双方死亡、失踪、重残、重病、服刑强戒等的儿童属于事实无人抚养, valid_from: 2020-01-01}
reads: [hukou_person, gone_person, death?, custody?, disability_certificate?, illness_record?, child_allowance?, aided_member, unlinked]
needs: [child_allowance]
parameters:
  child_under: dibao/child_under
  parent_away_months: dibao/parent_away_months
  severe: {use: dibao/parent_severe, role: guard}
  minor_illness_words: {use: dibao/minor_illness_words, role: guard}
benign:
  - 父母一方在外打工，能抚养
  - 已由他人依法收养
  - 祖父母有抚养能力并愿意
ask_first:
  - 孩子现在跟谁过，父母多久没有管了
verify: [V1, V2]
absent: [child_allowance]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
words:
  steps: {lost: 不能抚养孩子的人}
  columns: {subject: 登记的一位家长, is_here: 家长在同一本户口簿上, child_ref: 孩子的户籍记录}
--- */
WITH lost AS (                 -- who cannot bring up a child: dead, long in custody, severely disabled, gravely ill
    SELECT person_id, '死亡' AS how, TRUE AS is_away, evidence AS row_ref FROM death
    UNION ALL
    SELECT person_id, custody_kind AS how, TRUE AS is_away, row_ref
    FROM custody
    WHERE custody_kind IN ('监狱', '看守所', '强制隔离戒毒')      -- a term of so many months counts from its first day
        AND entered_on <= $as_of
        AND CAST(entered_on + $parent_away_months * INTERVAL '1' MONTH AS DATE) <= greatest($as_of, coalesce(left_on, $as_of))
        AND coalesce(left_on, DATE '9999-12-31') > $as_of
    UNION ALL
    SELECT person_id, disability_class || CAST(disability_level AS VARCHAR) || '级残疾' AS how, FALSE AS is_away, row_ref
    FROM disability_certificate
    WHERE list_contains($severe, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
    UNION ALL
    SELECT person_id, '重病' AS how, FALSE AS is_away, row_ref
    FROM illness_record
    WHERE NOT regexp_matches(illness || '/' || coalesce(outcome, ''), $minor_illness_words)
        AND coalesce(confirmed_on, $as_of) <= $as_of
),

population AS (
    SELECT *
    FROM hukou_person
    WHERE CAST(id_birth_date + $child_under * INTERVAL '1' YEAR AS DATE) > $as_of
),

parent AS (                    -- of a child of the head: the head and the head's spouse; and whom the register names
    SELECT
        c.row_ref AS child_ref,
        b.person_id,
        coalesce(b.person_id, b.row_ref) AS subject,           -- unread numbers are people too
        b.marital,
        TRUE AS is_here
    FROM population AS c
    JOIN hukou_person AS b ON b.household_id = c.household_id
    WHERE c.relation = '子女'
        AND b.relation IN ('户主', '配偶')
    UNION ALL
    SELECT row_ref, father_person_id, father_person_id, NULL, FALSE FROM population
    UNION ALL
    SELECT row_ref, mother_person_id, mother_person_id, NULL, FALSE FROM population
),

orphaned AS (                  -- every known parent is lost; of a disabled one alone the other must be dead
    SELECT
        b.child_ref,
        string_agg(DISTINCT l.how, '、' ORDER BY l.how) AS how,
        string_agg(DISTINCT l.row_ref, ';' ORDER BY l.row_ref) AS row_refs
    FROM parent AS b
    LEFT JOIN lost AS l ON l.person_id = b.person_id
    GROUP BY b.child_ref
    HAVING count(DISTINCT b.subject) = count(DISTINCT l.person_id)
        AND (
            count(DISTINCT b.subject) > 1
            OR (bool_or(b.is_here) AND (bool_or(l.is_away) OR bool_or(b.marital = '丧偶')))
        )
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '未成年，户口簿上的父母都不能抚养（' || o.how || '），孤儿、事实无人抚养儿童名册上没有' AS because,
    p.row_ref || ';' || o.row_refs AS evidence,
    p.match
FROM population AS p
JOIN orphaned AS o ON o.child_ref = p.row_ref
WHERE NOT EXISTS (SELECT 1 FROM child_allowance AS c WHERE c.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id AND a.programme = 'tekun')
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (           -- an allowance row that may be this child
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'child_allowance'
            AND u.name_key = p.name_key
    )
    AND p.person_id IS NOT NULL
