/* ---
title: 低保金、供养金的成功发放（冲正为负）
why: |
  只算成功的；没写状态的当成功。价格补贴、取暖费、慰问金等不是低保金。所属期没写的按发放的月份。
reads: [payment]
parameters:
  dibao_items: {use: funds/dibao_items, role: guard}
  tekun_items: {use: funds/tekun_items, role: guard}
  other_items: {use: funds/other_items, role: guard}
  back_pay_words: {use: funds/back_pay_words, role: guard}
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
FROM payment
WHERE coalesce(pay_status, '成功') = '成功'
    AND coalesce(paid_on, $as_of) <= $as_of
    AND (regexp_matches(item, $dibao_items) OR regexp_matches(item, $tekun_items))
    AND NOT regexp_matches(item, $other_items)
