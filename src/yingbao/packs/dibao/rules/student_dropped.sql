/* ---
code: "254"
title: 成年子女还在上学就被停了低保
direction: 漏保
level: 蓝
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 不能独立生活的成年子女，含在校接受本科及以下教育的，算家庭成员, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 不能独立的成年子女，含全日制本科及以下在读的，算家庭成员, valid_from: 2021-07-01}
reads: [stop_decision, student, residence, aided_member, gone_person]
needs: [dibao_member]
parameters:
  came_of_age_words: dibao/came_of_age_words
  left_school_words: {use: dibao/left_school_words, role: guard}
  beyond_degree_words: {use: dibao/beyond_degree_words, role: guard}
  stop_look_back_months: {use: dibao/refusal_months, role: guard}
benign:
  - 读的是在职、成人教育
  - 已经有收入、能独立生活
  - 学籍没有及时注销
ask_first:
  - 现在在不在学校，谁供他上学
verify: [V1, V2]
due_process: 还在读的恢复并补发。
say: 孩子还在上学的，仍可以算在低保家庭里，我们来核一核。
--- */
WITH population AS (
    SELECT *
    FROM stop_decision
    WHERE coalesce(programme, '低保') = '低保'
        AND decided_on <= $as_of
        AND decided_on > CAST($as_of - $stop_look_back_months * INTERVAL '1' MONTH AS DATE)
        AND regexp_matches(reason, $came_of_age_words)
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    r.household_id,
    coalesce(r.township, p.township) AS township,
    coalesce(r.village, p.village) AS village,
    CAST(p.decided_on AS VARCHAR) || '以“' || p.reason || '”停了低保，学籍上还在' || s.school || '就读' AS because,
    p.row_ref || ';' || s.row_ref AS evidence,
    p.decided_on AS since,
    least(p.match, s.match) AS match
FROM population AS p
JOIN student AS s ON s.person_id = p.person_id
LEFT JOIN residence AS r ON r.person_id = p.person_id
WHERE NOT regexp_matches(coalesce(s.study_status, '在读'), $left_school_words)
    AND NOT regexp_matches(coalesce(s.stage, '') || '/' || coalesce(s.grade, ''), $beyond_degree_words)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id AND g.why <> '户口迁出或注销')
