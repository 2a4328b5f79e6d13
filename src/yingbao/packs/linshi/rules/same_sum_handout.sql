/* ---
code: "311"
title: 同村同日同额成批发放临时救助
direction: 程序
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十七条, gist: 临时救助给因意外、重病、支出骤增等陷入困境的家庭, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 财社〔2017〕58号, article: 第七条, gist: 专款专用，不得擅自扩大支出范围, valid_from: 2017-06-01}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  same_sum_persons: {use: linshi/same_sum_persons, role: guard}
  festival_persons: {use: linshi/festival_persons, role: guard}
  festival: {use: linshi/festival, role: guard, optional: true}
  disaster_words: {use: linshi/disaster_words, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
dated: [festival]
benign:
  - 受灾或疫情成批救助
  - 统一的发放日，各户困难恰好同档
ask_first:
  - 这一批是怎么定下来的；有没有逐户申请和审批
verify: [V1, V2]
due_process: 查的是发放办法；困难家庭该得的照给，不逐户追回。
say: 我们来了解那次发放是怎么定的，不影响您家。
--- */
WITH population AS (
    SELECT
        township,
        village,
        coalesce(paid_on, day) AS handed_on,
        amount,
        coalesce(person_id, name_key, row_ref) AS who,
        row_ref
    FROM linshi_case
    WHERE village IS NOT NULL
        AND NOT regexp_matches(coalesce(reason, ''), $disaster_words)
        AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
),

batch AS (
    SELECT
        township,
        village,
        handed_on,
        amount,
        count(DISTINCT who) AS persons,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM population
    GROUP BY township, village, handed_on, amount
)

SELECT
    '村|' || coalesce(b.township, '') || b.village || '|0' AS subject_id,  -- a place, shaped like a row: nobody's name is looked up
    CAST(NULL AS VARCHAR) AS household_id,
    b.township,
    b.village,
    CAST(b.handed_on AS VARCHAR) || coalesce('（' || f.value || '前）', '') || '全村' || CAST(b.persons AS VARCHAR)
        || '人各发临时救助' || CAST(b.amount AS VARCHAR) || '元' AS because,
    b.evidence,
    b.persons * b.amount AS amount,
    b.handed_on AS since
FROM batch AS b
LEFT JOIN param_festival AS f ON b.handed_on BETWEEN f.valid_from AND f.valid_to
WHERE b.persons >= CASE WHEN f.value IS NULL THEN $same_sum_persons ELSE $festival_persons END
