/* ---
title: 各人的乡镇、村
why: 一人一行。先看户籍（正常的先于迁出的），没有户籍的看最近一期名册。同一人多条时按固定次序取一条，每次运行相同。
reads: [hukou_person?, aided_member_month?]
needs_any: [hukou_person, dibao_member, tekun_member]
columns: {person_id: VARCHAR, township: VARCHAR, village: VARCHAR, household_id: VARCHAR, name_key: VARCHAR, id_birth_date: DATE, source: VARCHAR, row_ref: VARCHAR}
--- */
WITH known AS (
    SELECT
        person_id,
        township,
        village,
        household_id,
        name_key,
        id_birth_date,
        'hukou' AS source,
        row_ref,
        CASE WHEN coalesce(hukou_status, '正常') = '正常' THEN 0 ELSE 1 END AS rank,
        DATE '1900-01-01' AS period
    FROM hukou_person
    WHERE person_id IS NOT NULL AND township IS NOT NULL
    UNION ALL
    SELECT
        person_id,
        township,
        village,
        household_id,
        name_key,
        id_birth_date,
        'roll' AS source,
        row_ref,
        2 AS rank,
        period
    FROM aided_member_month
    WHERE person_id IS NOT NULL AND township IS NOT NULL
)

SELECT person_id, township, village, household_id, name_key, id_birth_date, source, row_ref
FROM known
QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY rank, period DESC, row_ref) = 1
