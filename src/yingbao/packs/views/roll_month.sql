/* ---
title: 各乡镇各类名册的最近一期和上一期
why: |
  每个乡镇各看各的：某乡镇本月名册没到，就以它上个月的为准，不当作全体停保。
  没写乡镇或城乡类别的，记作“未注明”，也单独成一组。
reads: [aided_member_month]
columns: {programme: VARCHAR, area_kind: VARCHAR, township: VARCHAR, period: DATE, previous_period: DATE}
--- */
WITH months AS (
    SELECT DISTINCT programme, area_kind, coalesce(township, '未注明') AS township, period
    FROM aided_member_month
    WHERE period <= $as_of
),

latest AS (
    SELECT programme, area_kind, township, max(period) AS period
    FROM months
    GROUP BY programme, area_kind, township
)

SELECT
    l.programme,
    l.area_kind,
    l.township,
    l.period,
    max(m.period) AS previous_period
FROM latest AS l
LEFT JOIN months AS m
    ON m.programme = l.programme
    AND m.area_kind = l.area_kind
    AND m.township = l.township
    AND m.period < l.period
GROUP BY l.programme, l.area_kind, l.township, l.period
