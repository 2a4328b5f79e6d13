/* ---
code: "711"
title: 救助金用现金发放
direction: 资金
level: 黄
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 原则上实行社会化发放，通过金融机构支付到户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 原则上实行社会化发放, valid_from: 2021-07-01}
reads: [linshi_grant?, payment?]
parameters:
  linshi_items: {use: linshi/linshi_items, role: guard}
benign:
  - 急难型临时救助来不及转账
  - 本人没有银行账户，有签字和照片
ask_first:
  - 看领款签字、见证人、照片
verify: [V3]
absent: [linshi_grant.aid_type?, payment.method?]
due_process: 核对本人收到没有；今后走银行。
say: 您领的是现金，我们来核对是不是足额收到了。
--- */
WITH cash AS (
    SELECT person_id, township, village, amount, coalesce(paid_on, approved_on) AS day, row_ref, match, '非急难型临时救助' AS what
    FROM linshi_grant
    WHERE method = '现金'
        AND coalesce(aid_type, '支出型') <> '急难型'
    UNION ALL
    SELECT person_id, township, village, amount, coalesce(paid_on, period) AS day, row_ref, match, item AS what
    FROM payment
    WHERE method = '现金'
        AND coalesce(pay_status, '成功') = '成功'
        AND NOT regexp_matches(item, $linshi_items)      -- the ledger of temporary aid says which of it was urgent
),

population AS (
    SELECT *
    FROM cash
    WHERE day <= $as_of
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(DISTINCT what, '、' ORDER BY what) || '用现金发放' || CAST(sum(amount) AS VARCHAR) || '元' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    sum(amount) AS amount,
    min(day) AS since,
    min(match) AS match
FROM population
WHERE person_id IS NOT NULL
GROUP BY person_id
