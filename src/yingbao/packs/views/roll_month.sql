/* ---
title: 各乡镇各类名册的最近一期和上一期
why: |
  每个乡镇各看各的：某乡镇本月名册没到，就以它上个月的为准，不当作全体停保。
  例外：全县合册（一张表有几个乡镇）到了，本乡镇同月另一类名册也到了且人更多，而这一类一个人都没有，
  就是这一类已经没有人了，不是名册没到。又一个例外：这个月的名册没写城乡（或上个月没写），人数差不到一半，
  就是同一本名册换了写法。没写乡镇的记作“未注明”，单独成一组。
  没有交全的月份（roll_gap）当作没到：仍以以前交全的那个月为准。
reads: [aided_member_month, roll_gap]
columns: {programme: VARCHAR, area_kind: VARCHAR, township: VARCHAR, period: DATE, previous_period: DATE}
--- */
WITH listed AS (
    SELECT
        programme,
        area_kind,
        coalesce(township, '未注明') AS township,
        period,
        concat(split_part(row_ref, '|', 1), '|', split_part(row_ref, '|', 2)) AS sheet
    FROM aided_member_month
),

own AS (
    SELECT programme, area_kind, township, period, count(*) AS size
    FROM listed
    GROUP BY programme, area_kind, township, period
),

county_sheet AS (              -- months for which one sheet lists several townships
    SELECT DISTINCT programme, area_kind, period
    FROM listed
    GROUP BY programme, area_kind, period, sheet
    HAVING count(DISTINCT township) > 1
),

emptied AS (
    SELECT o.programme, o.area_kind, o.township, c.period
    FROM own AS o
    JOIN county_sheet AS c ON c.programme = o.programme AND c.area_kind = o.area_kind AND c.period > o.period
    JOIN own AS other
        ON other.programme = o.programme
        AND other.township = o.township
        AND other.period = c.period
        AND other.size > o.size
    UNION
    SELECT o.programme, o.area_kind, o.township, other.period
    FROM own AS o
    JOIN own AS other
        ON other.programme = o.programme
        AND other.township = o.township
        AND other.period > o.period
        AND 2 * other.size > o.size
    WHERE '未注明' IN (o.area_kind, other.area_kind)
),

told AS (
    SELECT programme, area_kind, township, period FROM own
    UNION
    SELECT programme, area_kind, township, period FROM emptied
),

issued AS (                    -- half a roll says of nobody that they are off it
    SELECT t.*
    FROM told AS t
    WHERE NOT EXISTS (
        SELECT 1
        FROM roll_gap AS g
        WHERE g.programme = t.programme
            AND g.area_kind = t.area_kind
            AND g.township = t.township
            AND g.period = t.period
    )
),

latest AS (
    SELECT programme, area_kind, township, max(period) AS period
    FROM issued
    GROUP BY programme, area_kind, township
)

SELECT
    l.programme,
    l.area_kind,
    l.township,
    l.period,
    max(i.period) AS previous_period
FROM latest AS l
LEFT JOIN issued AS i
    ON i.programme = l.programme
    AND i.area_kind = l.area_kind
    AND i.township = l.township
    AND i.period < l.period
GROUP BY l.programme, l.area_kind, l.township, l.period
