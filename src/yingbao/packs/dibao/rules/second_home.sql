/* ---
code: "220"
title: 低保家庭有两套以上住房或新近购买商品房
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十七条, gist: 房屋属于家庭财产, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十四条, gist: 房屋属于家庭财产，生活必需的可以豁免, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（二）, gist: 综合看财产市值、实际营收和实际生活，实事求是认定, valid_from: 2022-10-20}
reads: [dibao_person, property_right, dibao_home?]
parameters:
  home_words: dibao/home_words
  homes_allowed: dibao/homes_allowed
  exempt_homes: {use: dibao/exempt_homes, role: guard}
  home_purchase_years: {use: dibao/home_purchase_years, role: guard}
  town_home_words: {use: dibao/town_home_words, role: guard}
  home_area_per_head: {use: dibao/home_area_per_head, role: guard}
benign:
  - 易地搬迁、危房改造、安置房
  - 继承的份额、待拆的旧房
  - 人多房小，人均面积低
ask_first:
  - 哪一套在住，另一套是什么来历
verify: [V1, V2, V4]
due_process: 按当地财产规定和实际生活认定；减发停发前听取本人意见。
say: 登记上您家有不止一套住房（或新买了商品房），我们来了解来历。核实以前低保照发。
words:
  columns: {homes: 住房套数}
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
),

family AS (
    SELECT household_id, count(*) AS people
    FROM population
    GROUP BY household_id
),

home AS (                      -- one row an owner and home; joint owners share one unit number
    SELECT
        p.*,
        coalesce(r.unit_no, nullif(concat_ws('|', r.registered_on, r.area), ''), r.row_ref) AS unit_no,  -- no number: day and size
        r.area,
        r.registered_on,
        r.match AS right_match,
        r.row_ref,
        (
            (coalesce(r.house_nature, '') || '/' || coalesce(r.usage, '')) LIKE '%商品%'
            OR (               -- a home in town of a household on the rural roll
                EXISTS (SELECT 1 FROM dibao_home AS d WHERE d.household_id = p.household_id AND d.area_kind = '农村')
                AND regexp_matches(coalesce(r.house_nature, '') || '/' || coalesce(r.usage, ''), $town_home_words)
            )
        )
            AND r.registered_on > CAST(p.month_end - $home_purchase_years * INTERVAL '1' YEAR AS DATE) AS is_new
    FROM population AS p
    JOIN property_right AS r ON r.person_id = p.person_id
    WHERE regexp_matches(coalesce(r.usage, '') || '/' || coalesce(r.house_nature, ''), $home_words)
        AND NOT regexp_matches(
            coalesce(r.usage, '') || '/' || coalesce(r.house_nature, '') || '/' || coalesce(r.share_kind, ''),
            $exempt_homes
        )
        AND coalesce(r.right_status, '现势') = '现势'
        AND coalesce(r.registered_on, p.period) <= p.month_end
),

unit AS (
    SELECT household_id, unit_no, max(area) AS area
    FROM home
    GROUP BY household_id, unit_no
),

total AS (
    SELECT u.household_id, count(*) AS homes, CASE WHEN count(u.area) = count(*) THEN sum(u.area) END AS area, max(f.people) AS people
    FROM unit AS u
    JOIN family AS f ON f.household_id = u.household_id
    GROUP BY u.household_id
),

speaker AS (                   -- the owner of the newest home stands for the household
    SELECT household_id, person_id
    FROM home
    QUALIFY row_number() OVER (
        PARTITION BY household_id
        ORDER BY registered_on DESC NULLS LAST, row_ref, person_id
    ) = 1
)

SELECT
    s.person_id AS subject_id,
    h.household_id,
    min(h.township) AS township,
    min(h.village) AS village,
    '家庭名下有登记住房' || CAST(t.homes AS VARCHAR) || '套'
        || coalesce('，合计' || CAST(t.area AS VARCHAR) || '平方米', '')
        || CASE WHEN bool_or(h.is_new) THEN '，其中有近年登记的商品房或城镇住宅' ELSE '' END
        || '；家庭' || CAST(t.people AS VARCHAR) || '人' AS because,
    string_agg(DISTINCT h.evidence || ';' || h.row_ref, ';' ORDER BY h.evidence || ';' || h.row_ref) AS evidence,
    max(h.registered_on) AS since,
    least(min(h.match), min(h.right_match)) AS match,
    CASE WHEN t.homes > $homes_allowed THEN '橙' ELSE '黄' END AS level
FROM home AS h
JOIN total AS t ON t.household_id = h.household_id
JOIN speaker AS s ON s.household_id = h.household_id
WHERE t.area IS NULL OR t.area > $home_area_per_head * t.people
GROUP BY s.person_id, h.household_id, t.homes, t.area, t.people
HAVING t.homes > $homes_allowed OR bool_or(h.is_new)
