/* ---
code: "314"
title: 干部、经办人员或其近亲属得了乡镇审批的临时救助
direction: 程序
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第六十六条, gist: 该批不批、不该批而批的要追究责任, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第十一条, gist: 与经办人员或村委会成员有近亲属关系的单独登记备案（参照）, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第六十一条, gist: 工作人员要客观公正、尽职履责, valid_from: 2026-07-01}
reads: [linshi_case, cadre?, payroll?, kin_declaration?, kin_register?, shock_event?, medical_bill?]
needs: [linshi_grant]
parameters:
  near_kin_words: {use: dibao/near_kin_words, role: guard}
  not_near_kin_words: {use: dibao/not_near_kin_words, role: guard}
  staff_kinds: {use: linshi/staff_kinds, role: guard}
  single_bill_line: {use: linshi/single_bill_line, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 家里真遇了急难，干部也可以得救助
  - 已经由县级审批或登记备案
  - 干部当时已经离任
ask_first:
  - 遇到了什么事，谁经办、谁审批，有没有回避
verify: [V1, V2, V6]
due_process: 急难是真的就照给；要补的是回避和县级复核，不因身份拒绝救助。
say: 按规定，干部家里的救助要由县里再看一次，我们来了解情况。
--- */
WITH population AS (           -- what the county has approved has been looked at a second time
    SELECT *
    FROM linshi_case
    WHERE coalesce(approval_level, '乡级') <> '县级'
        AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
),

insider AS (
    SELECT p.row_ref AS case_ref, '本人时任' || c.post AS how, c.match, c.row_ref
    FROM population AS p
    JOIN cadre AS c ON c.person_id = p.person_id
    WHERE coalesce(c.started_on, p.day) <= p.day
        AND coalesce(c.ended_on, p.day) >= p.day
    UNION ALL
    SELECT p.row_ref AS case_ref, '本人是在编人员（' || w.staff_kind || '）' AS how, w.match, w.row_ref
    FROM population AS p
    JOIN payroll AS w ON w.person_id = p.person_id
    WHERE list_contains($staff_kinds, w.staff_kind)
        AND coalesce(w.started_on, p.day) <= p.day
        AND coalesce(w.ended_on, p.day) >= p.day
    UNION ALL
    SELECT p.row_ref AS case_ref, '干部申报的近亲属（' || k.relation || '）' AS how, k.match, k.row_ref
    FROM population AS p
    JOIN kin_declaration AS k ON k.person_id = p.person_id
    LEFT JOIN cadre AS c ON c.person_id = k.cadre_person_id
    WHERE regexp_matches(k.relation, $near_kin_words)
        AND NOT regexp_matches(k.relation, $not_near_kin_words)
        AND coalesce(c.ended_on, p.day) >= p.day
),

bill AS (
    SELECT person_id
    FROM medical_bill
    WHERE visited_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
    GROUP BY person_id
    HAVING sum(self_paid) >= $single_bill_line
),

shocked AS (                   -- the emergency is on record elsewhere
    SELECT person_id
    FROM shock_event
    WHERE occurred_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
    UNION
    SELECT person_id
    FROM bill
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.day AS VARCHAR) || CASE WHEN p.approval_level IS NULL THEN '' ELSE '乡镇审批' END || '临时救助' || CAST(p.amount AS VARCHAR) || '元，'
        || string_agg(DISTINCT i.how, '；' ORDER BY i.how) AS because,
    concat_ws(';', p.row_ref, string_agg(DISTINCT i.row_ref, ';' ORDER BY i.row_ref)) AS evidence,
    p.amount,
    p.day AS since,
    least(p.match, max(i.match)) AS match
FROM population AS p
JOIN insider AS i ON i.case_ref = p.row_ref
WHERE NOT EXISTS (SELECT 1 FROM shocked AS s WHERE s.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM kin_register AS r WHERE r.person_id = p.person_id)
GROUP BY p.row_ref, p.person_id, p.township, p.village, p.day, p.amount, p.approval_level, p.match
