/* ---
title: 低保金、供养金的成功发放（冲正为负）
why: |
  只算成功的；没写状态的当成功。没有账号、没有日期的发放表，银行明细里已有同一人同一月的，不重复算。
  价格补贴、取暖费、慰问金等不是低保金。所属期没写的按发放的月份。
  照料护理费依协议发给照料人自己的，是照料的报酬，不是照料人领了供养金，不在内。
reads: [payment, tekun_member?, care_agreement?]
parameters:
  dibao_items: {use: funds/dibao_items, role: guard}
  tekun_items: {use: funds/tekun_items, role: guard}
  other_items: {use: funds/other_items, role: guard}
  back_pay_words: {use: funds/back_pay_words, role: guard}
  care_pay_words: {use: tekun/care_pay_words, role: guard}
columns:
  programme: VARCHAR
  person_id: VARCHAR
  match: VARCHAR
  holder_person_id: VARCHAR
  area_kind: VARCHAR
  name_key: VARCHAR
  account_key: VARCHAR
  period: DATE
  paid_on: DATE
  amount: DECIMAL(14,2)
  is_back_pay: BOOLEAN
  is_quarterly: BOOLEAN
  township: VARCHAR
  village: VARCHAR
  row_ref: VARCHAR
--- */
WITH carer AS (                -- a name only where the number is not told
    SELECT carer_person_id AS person_id, CASE WHEN carer_person_id IS NULL THEN carer_name_key END AS name_key
    FROM tekun_member
    UNION
    SELECT carer_person_id AS person_id, CASE WHEN carer_person_id IS NULL THEN carer_name_key END AS name_key
    FROM care_agreement
),

carer_pay AS (
    SELECT y.row_ref, y.person_id
    FROM payment AS y
    JOIN carer AS c ON c.person_id = y.person_id
    WHERE regexp_matches(y.item || coalesce(y.note, ''), $care_pay_words)
        AND NOT EXISTS (       -- kept as a tekun person too
            SELECT 1
            FROM tekun_member AS t
            WHERE t.person_id = y.person_id
        )
    UNION
    SELECT y.row_ref, y.person_id
    FROM payment AS y
    JOIN carer AS c ON c.name_key = coalesce(y.name_key, y.holder_name_key)
    WHERE regexp_matches(y.item || coalesce(y.note, ''), $care_pay_words)
        AND NOT EXISTS (
            SELECT 1
            FROM tekun_member AS t
            WHERE t.person_id = y.person_id
        )
)

SELECT
    CASE WHEN regexp_matches(item, $tekun_items) THEN 'tekun' ELSE 'dibao' END AS programme,
    person_id,
    match,
    holder_person_id,
    CASE
        WHEN item LIKE '%城乡%' THEN NULL
        WHEN regexp_matches(item, '城市|城镇') THEN '城市'
        WHEN item LIKE '%农村%' THEN '农村'
    END AS area_kind,
    coalesce(name_key, holder_name_key) AS name_key,
    account_key,
    coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS period,
    paid_on,
    amount,
    regexp_matches(item || coalesce(note, ''), $back_pay_words) AS is_back_pay,
    item || coalesce(note, '') LIKE '%季%' AS is_quarterly,
    township,
    village,
    row_ref
FROM payment AS p
WHERE coalesce(pay_status, '成功') = '成功'
    AND coalesce(paid_on, $as_of) <= $as_of
    AND (regexp_matches(item, $dibao_items) OR regexp_matches(item, $tekun_items))
    AND NOT regexp_matches(item, $other_items)
    AND NOT EXISTS (
        SELECT 1
        FROM carer_pay AS c
        WHERE c.row_ref = p.row_ref
            AND c.person_id IS NOT DISTINCT FROM p.person_id
    )
    AND NOT (
        account_key IS NULL
        AND paid_on IS NULL
        AND EXISTS (           -- the bank's own row of that person, month and kind of money
            SELECT 1
            FROM payment AS b
            WHERE b.person_id = p.person_id
                AND coalesce(b.period, CAST(date_trunc('month', b.paid_on) AS DATE)) = p.period
                AND coalesce(b.account_key, CAST(b.paid_on AS VARCHAR)) IS NOT NULL
                AND regexp_matches(b.item, $tekun_items) = regexp_matches(p.item, $tekun_items)
                AND NOT regexp_matches(b.item, $other_items)
        )
    )
