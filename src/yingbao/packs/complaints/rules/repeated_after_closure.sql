/* ---
code: "603"
title: 办结后又来反映同一件事
direction: 程序
level: 黄
status: trial
valid_from: 2020-04-26
programme: complaints
pack: complaints
owner: 县民政局信访股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （六）, gist: 群众反映的问题限时整改、对账销号、问题清零, valid_from: 2020-04-26}
reads: [complaint]
parameters:
  repeat_days: complaints/repeat_days
  again_words: {use: complaints/again_words, role: guard}
  consult_words: {use: complaints/consult_words, role: guard}
benign:
  - 反映的是另一件新的事
  - 同一件事从几个渠道来，已并入
  - 已经交给另一组重新核查
  - 只是再来咨询
ask_first:
  - 对照两次反映的内容和第一次的答复
verify: [V1, V4]
absent: [complaint.handler_name?]
due_process: 由原承办人以外的人重新核查，核查前先听反映人说。
say: 您又来反映这件事，说明上次没有办好，我们换人重新核查，结果会告诉您。
--- */
WITH population AS (
    SELECT
        *,
        -- without a kind of matter, the same words mean the same matter
        coalesce(
            nullif(matter, '其他'),
            regexp_replace(regexp_replace(content, $again_words, '', 'g'), '[^一-龥0-9]', '', 'g')
        ) AS about
    FROM complaint
    WHERE received_on <= $as_of
        AND merged_into IS NULL
        AND NOT regexp_matches(coalesce(matter, '') || coalesce(content, ''), $consult_words)
)

SELECT
    n.row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    n.township,
    n.village,
    '登记号' || min(p.case_no) || '于' || CAST(max(p.closed_on) AS VARCHAR) || '办结，' || CAST(n.received_on AS VARCHAR)
        || '同一人又反映同一件事（登记号' || n.case_no || '），没有换人核查' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) || ';' || n.row_ref AS evidence,
    n.received_on AS since,
    n.case_no AS matter
FROM population AS n
JOIN population AS p
    ON n.row_ref <> p.row_ref
    AND n.received_on > p.closed_on
    AND n.received_on <= p.closed_on + $repeat_days
    AND n.about = p.about
    AND (
        n.complainant_phone_key = p.complainant_phone_key
        OR (
            n.complainant_name_key = p.complainant_name_key
            AND n.township = p.township
            AND n.village = p.village
        )
    )
    -- not yet in other hands
    AND coalesce(n.handler_name_key, p.handler_name_key, '') = coalesce(p.handler_name_key, n.handler_name_key, '')
    AND coalesce(n.handler_unit, p.handler_unit, '') = coalesce(p.handler_unit, n.handler_unit, '')
GROUP BY n.row_ref, n.case_no, n.township, n.village, n.received_on
