/* ---
code: "105"
title: 名册上的保障标准不是当月规定的标准
direction: 程序
level: 黄
status: trial
valid_from: 2014-05-01
programme: dibao
pack: policy
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十条, gist: 低保标准由省或设区的市制定、公布, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第十九条, gist: 低保标准由省制定，设区的市在指导线以上制定，县级不能自定, valid_from: 2026-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （一）, gist: 梳理纠正不符合规定的低保政策, valid_from: 2020-04-26}
reads: [dibao_home, standard_sheet]
parameters:
  tolerance: {use: policy/standard_tolerance, role: guard}
  lag_months: {use: policy/standard_lag_months, role: guard}
benign:
  - 标准刚提高，名册下个月换
  - 易地搬迁、农转城的家庭按规定享受城市标准
  - 名册按年写，或四舍五入
ask_first:
  - 名册用的是哪份文件的标准，从哪个月起
verify: [V2, V5, V7]
due_process: 低了的按规定标准重新核算、补发；高了的改正，不向群众追要已发的。
say: 我们来核对您家的保障标准，低了的会补上。
words:
  columns: {monthly: 折成月的标准, since_on: 应当用的标准从何日起}
--- */
WITH sheet AS (
    SELECT area_kind, monthly, valid_from, valid_to, row_ref
    FROM standard_sheet
    WHERE programme = '低保'
),

population AS (
    SELECT
        household_id,
        township,
        period,
        CASE WHEN area_kind = '城市' THEN '城市' ELSE '农村' END AS area_kind,
        standard_monthly,
        row_ref
    FROM dibao_home
),

due AS (                       -- the newest row of the sheet for that month
    SELECT p.*, s.monthly, s.valid_from AS since_on, s.row_ref AS standard_ref
    FROM population AS p
    JOIN sheet AS s ON coalesce(s.area_kind, p.area_kind) = p.area_kind AND p.period BETWEEN s.valid_from AND s.valid_to
    QUALIFY row_number() OVER (PARTITION BY p.household_id, p.row_ref ORDER BY s.valid_from DESC, s.row_ref) = 1
),

wrong AS (
    SELECT d.*
    FROM due AS d
    WHERE abs(d.standard_monthly - d.monthly) > $tolerance
        AND NOT EXISTS (       -- right last month; or the urban standard, which the resettled keep
            SELECT 1
            FROM sheet AS s
            WHERE abs(d.standard_monthly - s.monthly) <= $tolerance
                AND coalesce(s.area_kind, d.area_kind) IN (d.area_kind, '城市')
                AND s.valid_from <= d.period
                AND CAST(s.valid_to + $lag_months * INTERVAL '1' MONTH AS DATE) >= d.period
        )
)

SELECT
    min(row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || area_kind || '低保' || CAST(count(DISTINCT household_id) AS VARCHAR) || '户的保障标准是'
        || CAST(CAST(standard_monthly AS DECIMAL(14,2)) AS VARCHAR) || '元，规定是'
        || CAST(CAST(monthly AS DECIMAL(14,2)) AS VARCHAR) || '元，'
        || CASE WHEN standard_monthly < monthly THEN '低了' ELSE '高了' END AS because,
    min(row_ref) || ';' || min(standard_ref) AS evidence,
    since_on AS since,         -- not the roll's month: next month's roll is the same fault
    CASE WHEN standard_monthly < monthly THEN '蓝' ELSE '黄' END AS level,
    concat_ws('|', township, area_kind) AS matter
FROM wrong
GROUP BY township, period, area_kind, standard_monthly, monthly, since_on
