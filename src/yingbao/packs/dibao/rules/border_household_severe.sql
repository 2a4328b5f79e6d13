/* ---
code: "256"
title: 低保边缘家庭的重残、重病人员没有单独纳入低保
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-06-03
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2020〕69号, article: 一, gist: 低收入家庭的重残、重病人员可参照单人户进低保, valid_from: 2020-06-03}
  - {norm: 民发〔2021〕57号, article: 第八条, gist: 边缘家庭的重残、重病人员可单独申请, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第二十一条, gist: 边缘家庭中重残、重病和确有特殊困难的人可以单独纳入, valid_from: 2026-07-01}
reads: [lowincome_member, unaided, disability_certificate?, illness_record?]
needs: [dibao_member, tekun_member, hukou_person]
parameters:
  severe: {use: disability/severe, role: guard}
  minor_illness_words: {use: dibao/minor_illness_words, role: guard}
benign:
  - 讲过政策，本人不愿申请
  - 已经死亡或迁出
ask_first:
  - 本人知不知道可以单独申请
verify: [V1]
absent: [application]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
--- */
WITH population AS (
    SELECT *
    FROM lowincome_member
    WHERE coalesce(kind, '低保边缘') = '低保边缘'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) = 1
),

hardship AS (
    SELECT person_id, disability_class || CAST(disability_level AS VARCHAR) || '级残疾' AS how, match, row_ref
    FROM disability_certificate
    WHERE list_contains($severe, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
    UNION ALL
    SELECT person_id, illness AS how, match, row_ref
    FROM illness_record
    WHERE NOT regexp_matches(illness || '/' || coalesce(outcome, ''), $minor_illness_words)
        AND confirmed_on <= $as_of
)

SELECT
    p.person_id AS subject_id,
    u.household_id,
    u.township,
    u.village,
    '低保边缘家庭成员，' || string_agg(DISTINCT h.how, '、' ORDER BY h.how) || '，没有单独纳入低保，也没有申请过' AS because,
    p.row_ref || ';' || string_agg(DISTINCT h.row_ref, ';' ORDER BY h.row_ref) AS evidence,
    p.valid_from AS since,
    least(p.match, min(h.match)) AS match
FROM population AS p
JOIN hardship AS h ON h.person_id = p.person_id
JOIN unaided AS u ON u.person_id = p.person_id
GROUP BY p.person_id, u.household_id, u.township, u.village, p.row_ref, p.valid_from, p.match
