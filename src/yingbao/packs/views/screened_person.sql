/* ---
title: 近期已经受理、核过或决定过的人
why: |
  近一年申请过（批准、不予批准、在办、撤回都算）或停保决定过的人，以及同一户口簿的家人：
  已经有人看过，不再当作没人管。programme 是申请的类别。seen_on 是看过的日子，在办的算到判断之日：
  遇到急难以前看过的，说不了急难以后有没有人管。
reads: [application?, stop_decision?, hukou_person?]
needs_any: [aided_person, dibao_member, tekun_member, application, stop_decision]
parameters: {refusal_months: {use: dibao/refusal_months, role: guard}}
columns: {person_id: VARCHAR, programme: VARCHAR, seen_on: DATE}
--- */
WITH seen AS (
    SELECT person_id, programme, coalesce(decided_on, $as_of) AS seen_on
    FROM application
    WHERE coalesce(decided_on, accepted_on, applied_on) > CAST($as_of - $refusal_months * INTERVAL '1' MONTH AS DATE)
        AND coalesce(accepted_on, applied_on, decided_on) <= $as_of
    UNION
    SELECT person_id, coalesce(programme, '低保') AS programme, decided_on AS seen_on
    FROM stop_decision
    WHERE decision_kind = '停保'
        AND decided_on > CAST($as_of - $refusal_months * INTERVAL '1' MONTH AS DATE)
        AND decided_on <= $as_of
)

SELECT person_id, programme, seen_on
FROM seen
WHERE person_id IS NOT NULL
UNION
SELECT kin.person_id, s.programme, s.seen_on
FROM seen AS s
JOIN hukou_person AS me ON me.person_id = s.person_id
JOIN hukou_person AS kin ON kin.household_id = me.household_id
WHERE kin.person_id IS NOT NULL
