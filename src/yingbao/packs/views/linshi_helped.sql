/* ---
title: 得到过临时救助的人和同一户口簿的家人
why: 说谁遇了急难没人管以前先看这里；一人领了，全家都算得到过。
reads: [linshi_case, hukou_person?]
columns: {person_id: VARCHAR, helped_on: DATE}
--- */
SELECT person_id, day AS helped_on
FROM linshi_case
WHERE person_id IS NOT NULL
UNION
SELECT kin.person_id, c.day AS helped_on
FROM linshi_case AS c
JOIN hukou_person AS me ON me.person_id = c.person_id
JOIN hukou_person AS kin ON kin.household_id = me.household_id
WHERE kin.person_id IS NOT NULL
