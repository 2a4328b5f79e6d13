/* ---
code: "258"
title: 早先因家人收入没有批准的重残人，现在可以单独申请了
direction: 漏保
level: 蓝
status: trial
valid_from: 2022-10-20
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2022〕83号, article: 一（一）, gist: 成年无业重度残疾人可以参照单人户提出低保申请, valid_from: 2022-10-20}
reads: [application, disability_certificate, residence, aided_member, gone_person, known_wage]
needs: [dibao_member]
parameters:
  severe: {use: disability/severe, role: guard}
  adult_age: {use: dibao/adult_age, role: guard}
  family_income_words: {use: dibao/family_income_words, role: guard}
  single_without_family: {use: dibao/single_without_family, role: guard}
dated: [single_without_family]
benign:
  - 本人有收入
  - 讲过政策，不愿再申请
ask_first:
  - 有没有人告诉他政策变了
verify: [V1]
absent: [application]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
--- */
WITH opened AS (               -- the day from which the family's income no longer stands in the way
    SELECT min(valid_from) AS since_on
    FROM param_single_without_family
    WHERE value
),

refused AS (
    SELECT a.*, o.since_on
    FROM application AS a
    CROSS JOIN opened AS o
    WHERE a.programme = '低保'
        AND a.decision = '不予批准'
        AND a.decided_on < o.since_on
        AND regexp_matches(a.reasons, $family_income_words)
),

population AS (
    SELECT *
    FROM refused
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    r.household_id,
    coalesce(r.township, p.township) AS township,
    coalesce(r.village, p.village) AS village,
    CAST(p.decided_on AS VARCHAR) || '因“' || p.reasons || '”没有批准；' || CAST(p.since_on AS VARCHAR)
        || '起成年无业重度残疾人可以单独申请，至今没有再办' AS because,
    p.row_ref || ';' || string_agg(DISTINCT d.row_ref, ';' ORDER BY d.row_ref) AS evidence,
    p.since_on AS since,
    least(p.match, min(d.match)) AS match
FROM population AS p
JOIN disability_certificate AS d ON d.person_id = p.person_id
LEFT JOIN residence AS r ON r.person_id = p.person_id
WHERE list_contains($severe, d.disability_class || CAST(d.disability_level AS VARCHAR))
    AND coalesce(d.cert_status, '正常') = '正常'
    AND CAST(coalesce(r.id_birth_date, p.id_birth_date) + $adult_age * INTERVAL '1' YEAR AS DATE) <= $as_of
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM known_wage AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (           -- asked again since
        SELECT 1
        FROM application AS again
        WHERE again.person_id = p.person_id
            AND again.programme IN ('低保', '特困')
            AND again.accepted_on >= p.since_on
    )
GROUP BY p.person_id, r.household_id, r.township, r.village, p.township, p.village, p.decided_on, p.reasons, p.since_on, p.row_ref, p.match
