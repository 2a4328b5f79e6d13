/* ---
title: 人还在的迹象（本人到场才会有的记录）
why: |
  死亡登记也会写错人。登记死亡以后又看病、办婚姻登记、办残疾证、恢复户口的，先当作人还在，
  死亡类规则不拿他作线索，由人去核户籍。负数是冲销，不是就医。
reads: [medical_bill?, marriage?, disability_certificate?, hukou_person?]
needs_any: [aided_person, dibao_member, tekun_member, medical_bill, marriage, disability_certificate, hukou_person]
columns: {person_id: VARCHAR, seen_on: DATE, kind: VARCHAR, row_ref: VARCHAR}
--- */
SELECT person_id, visited_on AS seen_on, '就医' AS kind, row_ref
FROM medical_bill
WHERE coalesce(total_cost, self_paid) > 0
UNION ALL
SELECT person_id, registered_on AS seen_on, '婚姻登记' AS kind, row_ref
FROM marriage
UNION ALL
SELECT spouse_person_id AS person_id, registered_on AS seen_on, '婚姻登记' AS kind, row_ref
FROM marriage
UNION ALL
SELECT person_id, issued_on AS seen_on, '办残疾证' AS kind, row_ref
FROM disability_certificate
UNION ALL
SELECT person_id, moved_in_on AS seen_on, '户口恢复或迁入' AS kind, row_ref
FROM hukou_person
WHERE coalesce(hukou_status, '正常') = '正常'
