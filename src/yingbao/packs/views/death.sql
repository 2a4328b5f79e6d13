/* ---
title: 死亡日期（公安死亡注销、殡仪馆火化）
why: |
  一人一行，取可信记录中最早的死亡日期。只凭姓名的弱匹配从不算数；有强匹配时不用中匹配的日期。
  注销日期不是死亡日期：没有死亡日期时才用注销（火化）日期，它只会晚、不会早。
  不可信：晚于判断之日、早于出生、注销原因写明不是死亡（重复、迁出、恢复等）。
reads: [death_record?, cremation?]
needs_any: [death_record, cremation]
columns: {person_id: VARCHAR, match: VARCHAR, died_on: DATE, cancelled_on: DATE, sources: VARCHAR, evidence: VARCHAR}
--- */
WITH reported AS (
    SELECT
        person_id,
        match,
        id_birth_date,
        coalesce(died_on, cancelled_on) AS died_on,
        cancelled_on,
        '公安死亡注销' AS source,
        row_ref
    FROM death_record
    WHERE cancel_reason IS NULL
        OR NOT (
            cancel_reason LIKE '%重复%'
            OR cancel_reason LIKE '%迁出%'
            OR cancel_reason LIKE '%恢复%'
            OR cancel_reason LIKE '%误%'
            OR cancel_reason LIKE '%出国%'
            OR cancel_reason LIKE '%入伍%'
        )
    UNION ALL
    SELECT
        person_id,
        match,
        id_birth_date,
        coalesce(died_on, cremated_on) AS died_on,
        NULL AS cancelled_on,
        '殡仪馆火化' AS source,
        row_ref
    FROM cremation
),

credible AS (
    SELECT *
    FROM reported
    WHERE match IN ('strong', 'medium')
        AND died_on <= $as_of
        AND (id_birth_date IS NULL OR died_on >= id_birth_date)
),

best AS (                      -- 'strong' sorts after 'medium'; no person, no join below
    SELECT person_id, max(match) AS match
    FROM credible
    GROUP BY person_id
)

SELECT
    c.person_id,
    b.match,
    min(c.died_on) AS died_on,
    min(c.cancelled_on) AS cancelled_on,
    string_agg(DISTINCT c.source, '、' ORDER BY c.source) AS sources,
    string_agg(DISTINCT c.row_ref, ';' ORDER BY c.row_ref) AS evidence
FROM credible AS c
JOIN best AS b ON b.person_id = c.person_id AND b.match = c.match
GROUP BY c.person_id, b.match
