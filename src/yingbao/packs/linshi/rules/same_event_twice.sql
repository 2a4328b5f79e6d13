/* ---
code: "309"
title: 同一件事重复给临时救助
direction: 错保
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十九条, gist: 临时救助的具体事项和标准由县级以上地方政府定, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2018〕23号, article: 二（四）, gist: 可以分阶段救助, valid_from: 2018-01-23}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  same_event_months: {use: linshi/same_event_months, role: guard}
  relapse_words: {use: linshi/relapse_words, role: guard}
benign:
  - 病又犯了，或事情还没过去，第二次申请
  - 事先定好分阶段救助
  - 县里和乡镇各登了一次，其实只发一次
ask_first:
  - 两次各花在什么上，手续各是谁批的
verify: [V1, V3]
due_process: 先问清是不是两次困难；确属重复的听取本人意见再定，不逼缴。
say: 台账上有两次同样的救助，我们来核对是不是登重了。
--- */
WITH population AS (
    SELECT *
    FROM linshi_case
    WHERE NOT is_staged
        AND NOT regexp_matches(coalesce(reason, ''), $relapse_words)
)

SELECT
    b.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    b.township,
    b.village,
    CAST(a.day AS VARCHAR) || '和' || CAST(b.day AS VARCHAR) || '两次临时救助'
        || CASE WHEN a.occurred_on = b.occurred_on THEN '是同一天发生的事' ELSE '事由都是“' || b.reason || '”' END AS because,
    concat_ws(';', least(a.row_ref, b.row_ref), greatest(a.row_ref, b.row_ref)) AS evidence,
    b.amount,
    b.day AS since,
    least(a.match, b.match) AS match
FROM population AS a
JOIN population AS b
    ON b.person_id = a.person_id
    AND (b.day > a.day OR (b.day = a.day AND b.row_ref > a.row_ref))
    AND b.day <= CAST(a.day + $same_event_months * INTERVAL '1' MONTH AS DATE)
WHERE coalesce(a.occurred_on = b.occurred_on, a.reason = b.reason, FALSE)
