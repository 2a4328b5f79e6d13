/* ---
code: "228"
title: 低保家庭领补贴的耕地面积远超平均
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 种植养殖收入计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 经营净收入计入家庭收入, valid_from: 2021-07-01}
reads: [dibao_person, farm_subsidy]
parameters:
  grower_multiple: {use: dibao/grower_multiple, role: guard}
  for_others_words: {use: dibao/for_others_words, role: guard}
benign:
  - 替亲戚、合作社代领
  - 地已经流转出去
ask_first:
  - 地是谁在种，流转费给谁
verify: [V1, V4]
due_process: 按实际经营收入核算；减发停发前听取本人意见。
say: 您家领补贴的地比较多，我们来了解是谁在种。
--- */
WITH area AS (                 -- one year's land of a person; several items share the same land
    SELECT person_id, year, max(area) AS area, min(match) AS match, string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM farm_subsidy
    WHERE area > 0
        AND NOT regexp_matches(coalesce(note, ''), $for_others_words)     -- a group's land, claimed by one of them
    GROUP BY person_id, year
),

average AS (
    SELECT year, avg(area) AS area
    FROM area
    GROUP BY year
),

population AS (
    SELECT p.*, a.year, a.area, a.match AS subsidy_match, a.evidence AS subsidy_rows
    FROM dibao_person AS p
    JOIN area AS a ON a.person_id = p.person_id
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '领补贴的耕地' || CAST(CAST(max(p.area) AS DECIMAL(14,1)) AS VARCHAR) || '亩，名单上平均'
        || CAST(CAST(min(v.area) AS DECIMAL(14,1)) AS VARCHAR) || '亩' AS because,
    string_agg(DISTINCT p.evidence || ';' || p.subsidy_rows, ';' ORDER BY p.evidence || ';' || p.subsidy_rows) AS evidence,
    least(min(p.match), min(p.subsidy_match)) AS match
FROM population AS p
JOIN average AS v ON v.year IS NOT DISTINCT FROM p.year
WHERE p.area > $grower_multiple * v.area
    AND coalesce(p.year, year($as_of)) >= year($as_of) - 1
GROUP BY p.person_id
