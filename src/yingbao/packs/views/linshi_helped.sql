/* ---
title: 得到过临时救助的人和同一户口簿的家人
why: |
  说谁遇了急难没人管以前先看这里；一人领了，全家都算得到过。台账哪个日期都没写的，说不出是哪天，先当作刚得到过。
reads: [linshi_case, linshi_grant?, hukou_person?]
columns: {person_id: VARCHAR, helped_on: DATE}
--- */
WITH helped AS (
    SELECT person_id, day AS helped_on
    FROM linshi_case
    UNION
    SELECT person_id, $as_of AS helped_on
    FROM linshi_grant
    WHERE coalesce(approved_on, paid_on, applied_on) IS NULL
)

SELECT person_id, helped_on
FROM helped
WHERE person_id IS NOT NULL
UNION
SELECT kin.person_id, c.helped_on
FROM helped AS c
JOIN hukou_person AS me ON me.person_id = c.person_id
JOIN hukou_person AS kin ON kin.household_id = me.household_id
WHERE kin.person_id IS NOT NULL
