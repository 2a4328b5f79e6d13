/* ---
code: "601"
title: 信访投诉超过期限受理或办结
direction: 程序
level: 黄
status: trial
valid_from: 2005-05-01
programme: complaints
pack: complaints
owner: 县民政局信访股
legal_basis:
  - {norm: 信访条例, article: 第二十二条, gist: 不能当场答复的十五日内书面告知是否受理, valid_from: 2005-05-01, valid_to: 2022-04-30}
  - {norm: 信访条例, article: 第三十三条, gist: 受理之日起六十日内办结，经批准可延长不超过三十日, valid_from: 2005-05-01, valid_to: 2022-04-30}
  - {norm: 信访工作条例, article: 第二十三条, gist: 收到之日起十五日内告知是否受理, valid_from: 2022-05-01}
  - {norm: 信访工作条例, article: 第三十四条, gist: 受理之日起六十日内办结，经批准可延长不超过三十日, valid_from: 2022-05-01}
reads: [complaint]
parameters:
  accept_days: complaints/accept_days
  finish_days: complaints/finish_days
  extension_days: complaints/extension_days
dated: [accept_days, finish_days, extension_days]
benign:
  - 当场已经答复，没有单独告知受理
  - 匿名或住址不清，没法告知
  - 延期已经批准并告知
  - 重复件已并入另一件
  - 等待鉴定、审计等中止的日子不算
ask_first:
  - 看告知书、延期审批单和答复的日期
verify: [V2]
absent: [complaint.accepted_on?, complaint.answered_on?, complaint.closed_on?, complaint.extended_on?]
due_process: 督办承办单位尽快答复；不向被反映的人透露反映人。
say: 您反映的事拖得久了，对不起，我们正在催办，会尽快给您答复。
--- */
WITH population AS (           -- each step judged by the rule in force on the day it began
    SELECT
        c.*,
        -- a file without the day of acceptance says of nothing that it was accepted late
        count(c.accepted_on) OVER (PARTITION BY split_part(c.row_ref, '|', 1)) AS acceptings,
        c.received_on + CAST(a.value AS INTEGER) AS accept_by,
        CAST(f.value AS INTEGER) AS finish_days,
        CAST(e.value AS INTEGER) AS extension_days
    FROM complaint AS c
    JOIN param_accept_days AS a ON c.received_on BETWEEN a.valid_from AND a.valid_to
    JOIN param_finish_days AS f ON coalesce(c.accepted_on, c.received_on) BETWEEN f.valid_from AND f.valid_to
    JOIN param_extension_days AS e ON coalesce(c.accepted_on, c.received_on) BETWEEN e.valid_from AND e.valid_to
    WHERE c.received_on <= $as_of
        AND c.merged_into IS NULL
),

judged AS (
    SELECT
        *,
        -- an answer on the spot is acceptance enough
        coalesce(least(accepted_on, answered_on, closed_on), $as_of) AS first_step_on,
        coalesce(least(answered_on, closed_on), $as_of) AS done_on,
        coalesce(accepted_on, received_on) + finish_days + coalesce(paused_days, 0)
            + CASE WHEN extended_on IS NOT NULL OR extension_approved THEN least(coalesce(extended_days, extension_days), extension_days) ELSE 0 END
            AS finish_by
    FROM population
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    '登记号' || case_no || '，' || CAST(received_on AS VARCHAR) || '收到，' || CASE
        WHEN done_on > finish_by
            THEN '应在' || CAST(finish_by AS VARCHAR) || '前办结，'
                || coalesce(CAST(least(answered_on, closed_on) AS VARCHAR) || '才办结', '至今没有办结')
        ELSE '应在' || CAST(accept_by AS VARCHAR) || '前告知是否受理，'
            || coalesce(CAST(least(accepted_on, answered_on, closed_on) AS VARCHAR) || '才告知', '至今没有告知')
    END AS because,
    row_ref AS evidence,
    received_on AS since,
    case_no AS matter
FROM judged
WHERE done_on > finish_by
    OR (
        first_step_on > accept_by
        AND acceptings > 0
        -- whom to tell is not known
        AND coalesce(named_kind, '实名') <> '匿名'
    )
