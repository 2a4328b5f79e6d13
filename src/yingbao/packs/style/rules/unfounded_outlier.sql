/* ---
code: "807"
title: 一个乡镇查的大多“不属实”
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处搞形式、走过场，虚假整改, valid_from: 2020-04-26}
  - {norm: 公职人员政务处分法, article: 第三十九条, gist: 形式主义、弄虚作假的给予处分, valid_from: 2020-07-01}
reads: [problem_ledger]
parameters:
  outlier_sigma: style/outlier_sigma
  outlier_cases: style/outlier_cases
  outlier_margin: style/outlier_margin
  dirty_share: {use: style/dirty_share, role: guard}
benign:
  - 来源数据不准，别的乡镇查的同类也大多不属实（已除去）
  - 条目少
  - 当地情况确实好
ask_first:
  - 抽几条“不属实”的看佐证
verify: [V1]
due_process: 抽查；有证据的“不属实”是尽职，不因此批评。
say: 我们来抽查几条，看看核查得准不准。
words:
  columns: {kind: 线索类别}
--- */
WITH population AS (
    SELECT
        *,
        coalesce(rule_code, task_kind, '未注明') AS kind,
        CASE WHEN outcome = '不属实' THEN 1 ELSE 0 END AS unfounded
    FROM problem_ledger
    WHERE (outcome IS NOT NULL OR state = '已销号')  -- closed without a verdict: not called unfounded
        AND found_on <= $as_of
),

by_kind AS (
    SELECT kind, count(*) AS cases, sum(unfounded) AS unfounded
    FROM population
    GROUP BY kind
),

own AS (
    SELECT kind, township, count(*) AS cases, sum(unfounded) AS unfounded
    FROM population
    GROUP BY kind, township
),

kept AS (                      -- kinds that other townships too found mostly unfounded say nothing
    SELECT o.kind, o.township
    FROM own AS o
    JOIN by_kind AS k ON k.kind = o.kind
    WHERE k.unfounded - o.unfounded <= $dirty_share * (k.cases - o.cases)
),

place AS (
    SELECT
        p.township,
        count(*) AS cases,
        sum(p.unfounded) AS unfounded,
        sum(p.unfounded) / nullif(count(*), 0) AS share,
        min(p.found_on) AS since,
        min(p.row_ref) AS first_ref,
        string_agg(
            DISTINCT CASE WHEN p.unfounded = 1 THEN p.row_ref END, ';' ORDER BY CASE WHEN p.unfounded = 1 THEN p.row_ref END
        ) AS evidence
    FROM population AS p
    JOIN kept AS k ON k.kind = p.kind AND k.township = p.township
    GROUP BY p.township
    HAVING count(*) >= $outlier_cases
),

county AS (
    SELECT count(*) AS places, sum(share) AS shares, sum(share * share) AS squares
    FROM place
),

rest AS (                      -- the county without the township itself, which would hide behind its own figure
    SELECT
        v.*,
        (c.shares - v.share) / nullif(c.places - 1, 0) AS mean,
        (c.squares - v.share * v.share) / nullif(c.places - 1, 0) AS mean_square
    FROM place AS v
    CROSS JOIN county AS c
)

SELECT
    first_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    CAST(NULL AS VARCHAR) AS village,
    '核查' || CAST(cases AS VARCHAR) || '条，' || CAST(CAST(unfounded AS INTEGER) AS VARCHAR) || '条结论是不属实，明显高于全县其他乡镇' AS because,
    evidence,
    since,
    township AS matter
FROM rest
WHERE share > mean + greatest($outlier_sigma * sqrt(greatest(mean_square - mean * mean, 0)), $outlier_margin)
