/* ---
title: 户籍在本县、没有保障也没有人核过的人
why: |
  说谁可能漏了救助，从这里取人：户籍正常，低保特困名册上没有，没有死亡、迁出、在押，近一年没有低保、特困的申请或停保决定
  （家人有的也算；申请过临时救助、认定过边缘家庭，不等于核过低保），名册和台账里没有可能是他的同名行，本乡镇的低保名册收到了。
reads: [residence, aided_member, gone_person, screened_person, unlinked, roll_month]
columns: {person_id: VARCHAR, name_key: VARCHAR, household_id: VARCHAR, township: VARCHAR, village: VARCHAR, id_birth_date: DATE, row_ref: VARCHAR}
--- */
SELECT r.person_id, r.name_key, r.household_id, r.township, r.village, r.id_birth_date, r.row_ref
FROM residence AS r
WHERE r.source = 'hukou'
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = r.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = r.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = r.person_id
            AND s.programme IN ('低保', '特困')
    )
    AND NOT EXISTS (           -- a roll or application row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application', 'stop_decision', 'death_record')
            AND u.name_key = r.name_key
            AND coalesce(u.township, r.township) = r.township
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS m
        WHERE m.programme = 'dibao'
            AND m.township IN (r.township, '未注明')
    )
