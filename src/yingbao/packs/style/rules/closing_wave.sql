/* ---
code: "802"
title: 到期突击销号
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局、驻局纪检监察组
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处搞形式、走过场，表面整改, valid_from: 2020-04-26}
  - {norm: 公职人员政务处分法, article: 第三十九条, gist: 形式主义、弄虚作假的给予处分, valid_from: 2020-07-01}
reads: [problem_ledger]
parameters:
  wave_days: style/wave_days
  wave_share: style/wave_share
  wave_cases: style/wave_cases
benign:
  - 集体研究一批销号，有会议纪要
  - 只是更正数据，一天可以办完
  - 条目少
ask_first:
  - 看每条的佐证材料和时间
verify: [V1, V3]
due_process: 按比例抽查；办得集中不等于没有办。
say: 我们来回访一下，看上次的问题解决了没有。
words:
  columns: {place: 乡镇}
--- */
WITH population AS (           -- minutes of a meeting explain a batch; a typing error is mended at once
    SELECT
        *,
        coalesce(township, '未注明') AS place,
        substr('0' || nullif(regexp_extract(closed_time, '(\d{1,2})[:：时点]', 1), ''), -2) AS hour
    FROM problem_ledger
    WHERE state = '已销号'
        AND closed_on <= $as_of
        AND minutes_no IS NULL
        AND coalesce(result, '停发') <> '更正数据'
),

whole AS (
    SELECT place, count(*) AS cases
    FROM population
    GROUP BY place
),

wave AS (
    SELECT
        place,
        '整改时限' || CAST(due_on AS VARCHAR) || '前' || CAST($wave_days AS VARCHAR) || '天内' AS what,
        count(*) AS cases,
        min(closed_on) AS since,
        min(row_ref) AS row_ref,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM population
    WHERE closed_on BETWEEN due_on - $wave_days + 1 AND due_on
    GROUP BY place, due_on
    UNION ALL
    SELECT
        place,
        CAST(closed_on AS VARCHAR) || '的' || hour || '时一个小时内' AS what,
        count(*) AS cases,
        min(closed_on) AS since,
        min(row_ref) AS row_ref,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM population
    WHERE hour IS NOT NULL
    GROUP BY place, closed_on, hour
),

highest AS (
    SELECT w.*, a.cases AS total
    FROM wave AS w
    JOIN whole AS a ON a.place = w.place
    WHERE w.cases >= $wave_cases
        AND w.cases >= $wave_share * a.cases
),

one AS (
    SELECT *
    FROM highest
    QUALIFY row_number() OVER (PARTITION BY place ORDER BY cases DESC, what, row_ref) = 1
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    nullif(place, '未注明') AS township,
    CAST(NULL AS VARCHAR) AS village,
    '已销号' || CAST(total AS VARCHAR) || '条，其中' || CAST(cases AS VARCHAR) || '条在' || what || '销号' AS because,
    evidence,
    since,
    place AS matter
FROM one
