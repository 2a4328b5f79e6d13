/* ---
code: "308"
title: 同一家短期内几笔小额救助都贴着乡镇审批上限
direction: 程序
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十八条, gist: 小额可以委托乡镇审批，超过的由县级审批, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2018〕23号, article: 二（三）, gist: 合理定救助标准，重大困难一事一议, valid_from: 2018-01-23}
  - {norm: 社会救助法, article: 第七十条, gist: 不该确认而确认等有故意或重大过失的要担责, valid_from: 2026-07-01}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  township_ceiling: {use: linshi/township_ceiling, role: guard}
  near_ceiling_share: {use: linshi/near_ceiling_share, role: guard}
  split_days: {use: linshi/split_days, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
  vague_reason_words: {use: linshi/vague_reason_words, role: guard}
benign:
  - 确实是两回事
  - 事先定好分阶段救助
ask_first:
  - 两次各是什么事，是谁提出分开办的
verify: [V1, V6]
due_process: 家里的困难是真的，救助照给；要改的是审批权限，不找受助人的麻烦。
say: 我们在核对审批手续，不影响您家已经得到的救助。
--- */
WITH population AS (
    SELECT *
    FROM linshi_case
    WHERE coalesce(approval_level, '乡级') = '乡级'     -- a township's own ledger seldom says so
        AND amount <= $township_ceiling
        AND amount >= $near_ceiling_share * $township_ceiling
        AND NOT is_staged
        AND person_id IS NOT NULL
        AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
),

pair AS (
    SELECT a.row_ref AS first_ref, b.row_ref AS second_ref
    FROM population AS a
    JOIN population AS b
        ON b.home_id = a.home_id
        AND b.row_ref <> a.row_ref
        AND b.day BETWEEN a.day AND a.day + $split_days
    WHERE a.amount + b.amount > $township_ceiling
        AND coalesce(a.occurred_on = b.occurred_on, a.reason = b.reason OR (regexp_matches(a.reason, $vague_reason_words) AND regexp_matches(b.reason, $vague_reason_words)), TRUE)   -- two events are two cases
),

split AS (
    SELECT first_ref AS row_ref FROM pair
    UNION
    SELECT second_ref AS row_ref FROM pair
)

SELECT
    min(p.person_id) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    CAST(min(p.day) AS VARCHAR) || '至' || CAST(max(p.day) AS VARCHAR) || '同一家' || CAST(count(*) AS VARCHAR)
        || '笔不超过乡镇审批上限的临时救助，合起来' || CAST(sum(p.amount) AS VARCHAR) || '元，超过上限' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence,
    sum(p.amount) AS amount,
    min(p.day) AS since,
    min(p.match) AS match
FROM population AS p
JOIN split AS s ON s.row_ref = p.row_ref
GROUP BY p.home_id
