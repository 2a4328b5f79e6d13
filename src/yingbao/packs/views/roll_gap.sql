/* ---
title: 没有交全的名册
why: |
  某乡镇某类名册，前几个月在册的户，这个月有一大截在哪本名册上都没有，也没有停减决定：是文件没有交全，
  不是人一起停了保。这样的月份不能拿来说谁停了、谁不在册。人在别的名册上（转乡镇、转特困、换了户主）的不算少。
  最早收到的一个月没有更早的可比，就看以后几个月：起始月份写着那时早已享受的户，有一大截不在上面，也是没有交全。
  名册没写起始月份的，说不出那时在不在，不算。
reads: [aided_member_month, stop_decision?, dibao_household?, dibao_member?, tekun_member?]
parameters:
  gap_share: {use: dibao/roll_gap_share, role: guard}
  gap_homes: {use: dibao/roll_gap_homes, role: guard}
  gap_months: {use: dibao/roll_gap_months, role: guard}
columns: {programme: VARCHAR, area_kind: VARCHAR, township: VARCHAR, period: DATE, homes: INTEGER, missing: INTEGER}
--- */
WITH home AS (
    SELECT DISTINCT programme, area_kind, coalesce(township, '未注明') AS township, period, household_id
    FROM aided_member_month
    WHERE status <> '停保'
        AND household_id IS NOT NULL
),

roll AS (
    SELECT DISTINCT programme, period
    FROM aided_member_month
),

due AS (                       -- each earlier roll against each later month
    SELECT h.programme, h.area_kind, h.township, h.household_id, h.period AS listed_in, r.period
    FROM home AS h
    JOIN roll AS r
        ON r.programme = h.programme
        AND r.period > h.period
        AND h.period >= CAST(r.period - $gap_months * INTERVAL '1' MONTH AS DATE)
),

opening AS (                   -- the first month received: nothing earlier says who was on it
    SELECT programme, area_kind, township, min(period) AS period
    FROM home
    GROUP BY programme, area_kind, township
),

told AS (                      -- since when a household has been helped, as its own rolls write
    SELECT household_id, start_month FROM dibao_household
    UNION ALL
    SELECT household_id, start_month FROM dibao_member
    UNION ALL
    SELECT household_id, start_month FROM tekun_member
),

started AS (                   -- the latest start: one that was let in again was away before
    SELECT household_id, max(start_month) AS start_month
    FROM told
    GROUP BY household_id
),

owed AS (                      -- the first month against those of later ones whose help is older
    SELECT h.programme, h.area_kind, h.township, h.household_id, h.period AS listed_in, o.period
    FROM home AS h
    JOIN opening AS o
        ON o.programme = h.programme
        AND o.area_kind = h.area_kind
        AND o.township = h.township
        AND o.period >= CAST(h.period - $gap_months * INTERVAL '1' MONTH AS DATE)
    JOIN started AS t
        ON t.household_id = h.household_id
        AND t.start_month <= o.period
),

wanted AS (
    SELECT programme, area_kind, township, household_id, listed_in, period FROM due
    UNION ALL
    SELECT programme, area_kind, township, household_id, listed_in, period FROM owed
),

seen AS (                      -- on whatever roll: the household itself, or anyone of it
    SELECT household_id, period
    FROM aided_member_month
    UNION
    SELECT was.household_id, now.period
    FROM aided_member_month AS was
    JOIN aided_member_month AS now ON now.person_id = was.person_id
),

decided AS (
    SELECT DISTINCT q.household_id
    FROM stop_decision AS s
    JOIN aided_member_month AS q ON q.person_id = s.person_id
),

compared AS (
    SELECT
        d.programme,
        d.area_kind,
        d.township,
        d.period,
        d.listed_in,
        count(*) AS homes,
        sum(CASE WHEN s.household_id IS NULL AND k.household_id IS NULL THEN 1 ELSE 0 END) AS missing
    FROM wanted AS d
    LEFT JOIN seen AS s ON s.household_id = d.household_id AND s.period = d.period
    LEFT JOIN decided AS k ON k.household_id = d.household_id
    GROUP BY d.programme, d.area_kind, d.township, d.period, d.listed_in
)

SELECT
    programme,
    area_kind,
    township,
    period,
    CAST(max(homes) AS INTEGER) AS homes,
    CAST(max(missing) AS INTEGER) AS missing
FROM compared
WHERE missing > $gap_homes
    AND missing > $gap_share * homes
GROUP BY programme, area_kind, township, period
