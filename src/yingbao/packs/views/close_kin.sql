/* ---
title: 看得见的配偶、子女、父母
why: |
  同一户口簿上与户主的关系，户籍登记的父母，和没有离婚的结婚登记。只说登记上有这个人，不说他有没有能力；
  媳妇、女婿、侄甥、孙辈不在内。双方户口都在、都认得出是谁才算。
reads: [hukou_person?, marriage?]
needs_any: [hukou_person]
columns: {person_id: VARCHAR, kin_person_id: VARCHAR, kin: VARCHAR, kin_birth_date: DATE, match: VARCHAR, row_ref: VARCHAR}
--- */
WITH book AS (
    SELECT
        person_id, household_id, relation, coalesce(id_birth_date, birth_date) AS birth_date, match, row_ref,
        father_person_id, father_match, mother_person_id, mother_match
    FROM hukou_person
    WHERE coalesce(hukou_status, '正常') = '正常'
),

pair AS (
    SELECT
        me.person_id,
        other.person_id AS kin_person_id,
        CASE
            WHEN me.relation = '户主' THEN other.relation
            WHEN me.relation = '父母' THEN '子女'
            WHEN me.relation = '子女' THEN '父母'
            ELSE me.relation
        END AS kin,
        other.birth_date AS kin_birth_date,
        least(me.match, other.match) AS match,
        other.row_ref
    FROM book AS me
    JOIN book AS other ON other.household_id = me.household_id
    WHERE me.person_id <> other.person_id
        AND '户主' IN (me.relation, other.relation)
),

parent AS (                    -- whom the register itself names, in another book or none
    SELECT person_id, father_person_id AS parent_id, birth_date, least(match, father_match) AS match, row_ref FROM book
    UNION ALL
    SELECT person_id, mother_person_id AS parent_id, birth_date, least(match, mother_match) AS match, row_ref FROM book
),

couple AS (
    SELECT person_id, spouse_person_id, kind, registered_on, match, row_ref
    FROM marriage
    UNION ALL
    SELECT spouse_person_id AS person_id, person_id AS spouse_person_id, kind, registered_on, spouse_match AS match, row_ref
    FROM marriage
)

SELECT person_id, kin_person_id, kin, kin_birth_date, match, row_ref
FROM pair
WHERE kin IN ('配偶', '子女', '父母')
UNION
SELECT p.parent_id AS person_id, p.person_id AS kin_person_id, '子女' AS kin, p.birth_date AS kin_birth_date, p.match, p.row_ref
FROM parent AS p
WHERE p.parent_id IS NOT NULL
    AND p.person_id IS NOT NULL
UNION
SELECT p.person_id, p.parent_id AS kin_person_id, '父母' AS kin, b.birth_date AS kin_birth_date, p.match, b.row_ref
FROM parent AS p
JOIN book AS b ON b.person_id = p.parent_id
WHERE p.person_id IS NOT NULL
UNION
SELECT c.person_id, c.spouse_person_id AS kin_person_id, '配偶' AS kin, b.birth_date AS kin_birth_date, c.match, c.row_ref
FROM couple AS c
LEFT JOIN book AS b ON b.person_id = c.spouse_person_id
WHERE c.person_id IS NOT NULL
    AND c.spouse_person_id IS NOT NULL
    AND NOT EXISTS (           -- a divorce, this very row or a later one
        SELECT 1
        FROM couple AS d
        WHERE d.person_id = c.person_id
            AND d.kind = '离婚'
            AND d.registered_on >= c.registered_on
    )
