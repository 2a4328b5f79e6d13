/* ---
code: "252"
title: 停保的重残、重病人员看不出有了别的收入
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 停发要以家庭情况变化为据，书面说明理由, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十二条, gist: 减发、停发须有法定事由、按程序, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十七条, gist: 按家庭和经济状况变化调整或者终止, valid_from: 2026-07-01}
reads: [stop_decision, aided_person_month, residence, aided_member, gone_person, known_wage, disability_certificate?, illness_record?, vehicle?, business?, property_right?]
needs: [dibao_member]
parameters:
  severe: {use: disability/severe, role: guard}
  minor_illness_words: {use: dibao/minor_illness_words, role: guard}
  sure_stop_words: {use: dibao/sure_stop_words, role: guard}
  homes_allowed: {use: dibao/homes_allowed, role: guard}
  stop_look_back_months: {use: dibao/refusal_months, role: guard}
benign:
  - 家人收入超过标准，已书面告知
  - 停保以后又有了收入
  - 房产、车辆登记在家人名下
ask_first:
  - 停保时核的是什么，本人知不知道理由
verify: [V1, V4]
absent: [payroll, insurance_contribution, pension, vehicle, property_right, business]
due_process: 停错了的恢复并补发；没有错的把理由再讲清楚。
say: 您的低保停了，我们来看看您现在的情况，符合条件的帮您恢复。
words:
  steps: {stopped: 近来的停保决定, touched: 决定停的是谁（户主名下的算全户）}
  columns: {decided_id: 决定上写的人}
--- */
WITH stopped AS (
    SELECT *
    FROM stop_decision
    WHERE decision_kind = '停保'
        AND coalesce(programme, '低保') = '低保'
        AND decided_on <= $as_of
        AND decided_on > CAST($as_of - $stop_look_back_months * INTERVAL '1' MONTH AS DATE)
        AND NOT regexp_matches(coalesce(reason, ''), $sure_stop_words)
),

touched AS (                   -- a decision in the head's name stops the whole household
    SELECT person_id AS decided_id, person_id
    FROM stopped
    UNION
    SELECT me.person_id AS decided_id, kin.person_id
    FROM aided_person_month AS me
    JOIN aided_person_month AS kin ON kin.household_id = me.household_id AND kin.period = me.period
    WHERE me.programme = 'dibao'
        AND me.is_head
),

population AS (
    SELECT t.person_id, s.decided_on, s.reason, s.township, s.village, s.match, s.row_ref
    FROM stopped AS s
    JOIN touched AS t ON t.decided_id = s.person_id
    QUALIFY row_number() OVER (PARTITION BY t.person_id ORDER BY s.decided_on DESC, s.row_ref) = 1
),

hardship AS (
    SELECT person_id, disability_class || CAST(disability_level AS VARCHAR) || '级残疾' AS how, row_ref
    FROM disability_certificate
    WHERE list_contains($severe, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
    UNION ALL
    SELECT person_id, illness AS how, row_ref
    FROM illness_record
    WHERE NOT regexp_matches(illness || '/' || coalesce(outcome, ''), $minor_illness_words)
),

means AS (                     -- a wage, a car in use, a running firm, more than the home one lives in
    SELECT person_id FROM known_wage
    UNION ALL
    SELECT person_id FROM vehicle WHERE coalesce(vehicle_status, '正常') NOT IN ('转出', '被盗抢', '注销', '强制注销')
    UNION ALL
    SELECT person_id
    FROM business
    WHERE coalesce(reg_status, '存续') = '存续'
        AND coalesce(role, '经营者') <> '成员'
    UNION ALL
    SELECT person_id
    FROM property_right
    WHERE coalesce(right_status, '现势') = '现势'
    GROUP BY person_id
    HAVING count(DISTINCT coalesce(unit_no, row_ref)) > $homes_allowed
)

SELECT
    p.person_id AS subject_id,
    r.household_id,
    coalesce(r.township, p.township) AS township,
    coalesce(r.village, p.village) AS village,
    CAST(p.decided_on AS VARCHAR) || '停了低保（' || coalesce(p.reason, '没有写原因') || '），' || string_agg(DISTINCT h.how, '、' ORDER BY h.how)
        || '，没有查到工资、退休金、在用车辆、在营企业，登记的住房不多于一套' AS because,
    p.row_ref || ';' || string_agg(DISTINCT h.row_ref, ';' ORDER BY h.row_ref) AS evidence,
    p.decided_on AS since,
    p.match
FROM population AS p
JOIN hardship AS h ON h.person_id = p.person_id
LEFT JOIN residence AS r ON r.person_id = p.person_id
WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM means AS m WHERE m.person_id = p.person_id)
GROUP BY p.person_id, r.household_id, r.township, r.village, p.township, p.village, p.decided_on, p.reason, p.row_ref, p.match
