/* ---
code: "201"
title: 未脱贫建档立卡的重残、重病人员没有纳入低保或特困
direction: 漏保
level: 蓝
status: trial
valid_from: 2018-07-17
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2018〕90号, article: 二（一）, gist: 未脱贫建档立卡户中的重度残疾人、重病患者可参照单人户纳入低保, valid_from: 2018-07-17}
  - {norm: 沁民函字〔2020〕30号, article: （二）, gist: 检查未脱贫建档立卡户中的重病、重残人员是否纳入保障, valid_from: 2020-04-26}
  - {norm: 国务院令第649号, article: 第九条, gist: 收入低于标准且财产符合规定的给予低保, valid_from: 2014-05-01, valid_to: 2026-06-30}
reads: [poverty_person, disability_certificate?, illness_record?, aided_member, roll_month, gone_person, screened_person, unlinked]
needs: [dibao_member, tekun_member, poverty_person]
parameters:
  severe: {use: disability/severe_with_three, role: guard}
  minor_illness_words: {use: dibao/minor_illness_words, role: guard}
benign:
  - 已死亡、户口迁出或在押
  - 申请过，已书面告知不予批准
  - 名册上有他，只是身份证号写错
ask_first:
  - 本人知不知道政策，愿不愿意申请
verify: [V1]
absent: []
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 您可能符合低保或特困条件，我们来了解情况，愿意的话帮您申请。
--- */
WITH population AS (           -- one row a person still in poverty on the register
    SELECT
        person_id,
        min(match) AS match,
        min(name_key) AS name_key,
        min(household_id) AS household_id,
        min(township) AS township,
        min(village) AS village,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM poverty_person
    WHERE exit_status = '未脱贫'
    GROUP BY person_id
),

hardship AS (
    SELECT
        person_id,
        disability_class || CAST(disability_level AS VARCHAR) || '级残疾' AS how,
        match,
        row_ref
    FROM disability_certificate
    WHERE list_contains($severe, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
    UNION ALL
    SELECT person_id, '登记患有大病' AS how, match, row_ref
    FROM poverty_person
    WHERE health = '大病'
    UNION ALL
    SELECT person_id, '大病名册：' || illness AS how, match, row_ref
    FROM illness_record
    WHERE NOT regexp_matches(illness || '/' || coalesce(outcome, ''), $minor_illness_words)
        AND coalesce(confirmed_on, $as_of) <= $as_of
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '建档立卡未脱贫，' || string_agg(DISTINCT h.how, '、' ORDER BY h.how) || '，低保、特困名册上都没有' AS because,
    p.evidence || ';' || string_agg(DISTINCT h.row_ref, ';' ORDER BY h.row_ref) AS evidence,
    least(p.match, max(h.match)) AS match
FROM population AS p
JOIN hardship AS h ON h.person_id = p.person_id
WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.programme IN ('低保', '特困')
    )
    AND NOT EXISTS (           -- a roll or application row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
GROUP BY p.person_id, p.household_id, p.township, p.village, p.evidence, p.match
