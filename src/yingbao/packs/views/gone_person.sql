/* ---
title: 已经不在的人（死亡、户口迁出、在押）
why: 说谁可能漏了救助以前先看这里：已经死亡、户口迁出本县或正在监所的人不作漏保线索。
reads: [death?, hukou_person?, custody?]
needs_any: [aided_person, dibao_member, tekun_member, death_record, cremation, hukou_person, custody]
columns: {person_id: VARCHAR, why: VARCHAR}
--- */
SELECT person_id, '死亡' AS why
FROM death
UNION
SELECT person_id, CASE WHEN hukou_status = '死亡注销' THEN '死亡' ELSE '户口迁出或注销' END AS why
FROM hukou_person
WHERE coalesce(hukou_status, '正常') IN ('迁出', '死亡注销')
    OR moved_out_on <= $as_of
UNION
SELECT person_id, '在押' AS why
FROM custody
WHERE custody_kind IN ('监狱', '看守所', '强制隔离戒毒')
    AND entered_on <= $as_of
    AND coalesce(left_on, DATE '9999-12-31') > $as_of
