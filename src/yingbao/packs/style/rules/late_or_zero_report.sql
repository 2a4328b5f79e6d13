/* ---
code: "810"
title: 旬报月报迟报，或有问题却报零
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （九）, gist: 建立工作台账掌握进度，上报不及时的督促整改, valid_from: 2020-04-26}
reads: [progress_report, problem_ledger?]
parameters:
  report_grace_days: {use: style/report_grace_days, role: guard}
benign:
  - 赶上节假日，晚一天
  - 这段时间确实没有问题
  - 问题是报表截止以后才发现的
ask_first:
  - 问填报人，是漏填还是没有查
verify: [V7]
absent: [progress_report]
due_process: 补报、更正；先问有没有困难，报表多了的由县里减。
say: 报表上的数和台账对不上，请帮我们核对一下。
words:
  columns: {came_on: 报送日期（没有报的算到判断之日）}
--- */
WITH population AS (
    SELECT
        *,
        -- where the file has the day of reporting at all, an empty one is a report that has not come
        coalesce(reported_on, CASE WHEN count(reported_on) OVER (PARTITION BY split_part(row_ref, '|', 1)) > 0 THEN $as_of END) AS came_on
    FROM progress_report
    WHERE coalesce(due_on, period_to) <= $as_of  -- without a day it was due, a zero is still a zero
),

open_problem AS (              -- known on the last day of the report, or found in its days
    SELECT
        p.row_ref,
        count(*) AS problems,
        string_agg(DISTINCT t.row_ref, ';' ORDER BY t.row_ref) AS evidence
    FROM population AS p
    JOIN problem_ledger AS t
        ON t.township = p.township
        AND t.found_on <= p.period_to
        AND coalesce(t.closed_on, DATE '9999-12-31') >= coalesce(p.period_from, p.period_to)
    WHERE p.problem_count = 0
    GROUP BY p.row_ref
)

SELECT
    p.row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    CAST(NULL AS VARCHAR) AS village,
    coalesce(p.report_name, CAST(p.period_to AS VARCHAR) || '的报表') || concat_ws(
        '；',
        CASE
            WHEN p.came_on > p.due_on + $report_grace_days
                THEN '应在' || CAST(p.due_on AS VARCHAR) || '报，' || coalesce(CAST(p.reported_on AS VARCHAR) || '才报', '至今没有报')
        END,
        '报零问题，台账上有' || CAST(o.problems AS VARCHAR) || '条没有办结'
    ) AS because,
    concat_ws(';', p.row_ref, o.evidence) AS evidence,
    p.period_to AS since,
    concat_ws('|', p.township, p.report_name) AS matter
FROM population AS p
LEFT JOIN open_problem AS o ON o.row_ref = p.row_ref
WHERE o.row_ref IS NOT NULL
    OR p.came_on > p.due_on + $report_grace_days
