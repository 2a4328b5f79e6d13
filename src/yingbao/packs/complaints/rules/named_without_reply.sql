/* ---
code: "602"
title: 实名反映办结了却没有答复
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: complaints
pack: complaints
owner: 县民政局信访股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十六条, gist: 实名举报逐一核查并反馈, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十七条, gist: 实名举报逐一核查并反馈结果, valid_from: 2021-07-01}
reads: [complaint]
parameters:
  contact_tries: {use: complaints/contact_tries, role: guard}
benign:
  - 已经答复，只是没有登记日期
  - 多次联系不上反映人，有联系记录
  - 重复件已并入另一件一并答复
ask_first:
  - 看答复记录、联系记录
verify: [V2]
absent: [complaint.answered_on?, complaint.answer_mode?]
due_process: 补作答复；联系不上的写明每次联系的时间和方式。
say: 您反映的事我们查过了，还没有把结果告诉您，现在向您答复。
words:
  steps: {told: 各件和同一文件写了答复的行数}
  columns: {answerings: 同一文件写了答复的行数}
--- */
WITH told AS (                 -- a file that tells of no reply at all says of nobody that he had none
    SELECT *, count(coalesce(answer_mode, CAST(answered_on AS VARCHAR))) OVER (PARTITION BY split_part(row_ref, '|', 1)) AS answerings
    FROM complaint
),

population AS (
    SELECT *
    FROM told
    WHERE named_kind = '实名'
        AND merged_into IS NULL
        AND closed_on <= $as_of
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    '登记号' || case_no || '，实名反映，' || CAST(closed_on AS VARCHAR) || '办结，没有答复的记录'
        || CASE WHEN contact_attempts > 0 THEN '（联系过' || CAST(contact_attempts AS VARCHAR) || '次）' ELSE '' END AS because,
    row_ref AS evidence,
    closed_on AS since,
    case_no AS matter
FROM population
WHERE answerings > 0
    AND answered_on IS NULL
    AND answer_mode IS NULL
    AND coalesce(contact_attempts, 0) < $contact_tries
