/* ---
code: "278"
title: 一个乡镇的名册少了一大截，像是没有交全
direction: 数据
level: 黄
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 定期核查家庭情况，按变化决定增发减发停发, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第四十七条, gist: 按家庭变化调整或者终止, valid_from: 2026-07-01}
reads: [roll_gap, aided_member_month]
parameters: {}
benign:
  - 真的集中停了一批，决定台账还没有交
  - 乡镇合并，名册归到别的乡镇报
ask_first:
  - 这个月的名册交全了吗，少的那些户在哪份文件里
verify: [V7]
absent: [stop_decision]
due_process: 名册补全以前，不说这些户停了保，也不说不在册。
say: 这是名册的事，和您家的救助没有关系，照发。
words:
  columns: {missing: 不见的户数}
--- */
WITH population AS (
    SELECT *
    FROM roll_gap
    WHERE period <= $as_of
),

stood AS (                     -- where the missing homes stood before; of the first month received, after
    SELECT
        g.programme,
        g.area_kind,
        g.township,
        g.period,
        g.homes,
        g.missing,
        min(CASE WHEN a.period < g.period THEN a.row_ref END) AS before_ref,
        min(a.row_ref) AS row_ref
    FROM population AS g
    JOIN aided_member_month AS a
        ON a.programme = g.programme
        AND a.area_kind = g.area_kind
        AND coalesce(a.township, '未注明') = g.township
        AND a.period <> g.period
    GROUP BY g.programme, g.area_kind, g.township, g.period, g.homes, g.missing
)

SELECT
    '乡镇|' || township || '|0' AS subject_id,  -- a place, shaped like a row: nobody's name is looked up
    CAST(NULL AS VARCHAR) AS household_id,
    nullif(township, '未注明') AS township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || '名册上，'
        || CASE WHEN before_ref IS NULL THEN '以后在册、那时早已享受的' ELSE '以前在册的' END
        || CAST(homes AS VARCHAR) || '户里有' || CAST(missing AS VARCHAR)
        || '户不见，也没有停保决定；补全以前，不比对谁停了、谁不在册' AS because,
    coalesce(before_ref, row_ref) AS evidence,
    period AS since,
    programme,
    concat_ws('|', programme, area_kind) AS matter
FROM stood
