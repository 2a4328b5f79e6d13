/* ---
code: "219"
title: 低保家庭成员名下有在用汽车
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十七条, gist: 机动车辆属于家庭财产，残疾人代步车除外, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十四条, gist: 车辆属于家庭财产，生产生活必需的可以豁免, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（二）, gist: 综合看财产市值、实际营收和实际生活，实事求是认定, valid_from: 2022-10-20}
reads: [dibao_person, vehicle]
parameters:
  counted_vehicles: dibao/counted_vehicles
  exempt_vehicles: {use: dibao/exempt_vehicles, role: guard}
  work_trucks: {use: dibao/work_trucks, role: guard}
  work_truck_years: {use: dibao/work_truck_years, role: guard}
  inspection_lapse_years: {use: dibao/inspection_lapse_years, role: guard}
benign:
  - 车已卖出没有过户，有合同和买主说明
  - 名义借给别人，实际使用人、投保人是别人
  - 残疾人代步车、生产用的低值货车
ask_first:
  - 车现在在哪里、谁在用、谁交保险
verify: [V1, V2, V4]
due_process: 有车不等于不符合条件；按当地财产规定和实际生活认定，减发停发前听取本人意见。
say: 登记上您家名下有一辆汽车，我们来了解车的实际情况。核实以前低保照发。
--- */
WITH population AS (           -- property is the household's, so uncovered members count too
    SELECT *
    FROM dibao_person
),

owned AS (                     -- in use in the pay month, and no poor man's tool
    SELECT
        p.*,
        v.vehicle_type,
        v.registered_on,
        v.match AS vehicle_match,
        v.row_ref
    FROM population AS p
    JOIN vehicle AS v ON v.person_id = p.person_id
    WHERE regexp_matches(v.vehicle_type, $counted_vehicles)
        AND NOT regexp_matches(
            v.vehicle_type || '/' || coalesce(v.plate_kind, '') || '/' || coalesce(v.usage, ''),
            $exempt_vehicles
        )
        -- overdue for inspection is driven all the same, until it has lapsed for years
        AND (
            coalesce(v.vehicle_status, '正常') = '正常'
            OR (v.vehicle_status = '逾期未检验' AND v.inspected_to IS NOT NULL)
        )
        AND coalesce(v.registered_on, p.period) <= p.month_end
        AND coalesce(v.scrap_on, DATE '9999-12-31') > p.month_end
        AND CAST(coalesce(v.inspected_to, p.period) + $inspection_lapse_years * INTERVAL '1' YEAR AS DATE)
            > p.month_end
        AND NOT (              -- an old light truck, or one registered for production
            regexp_matches(v.vehicle_type, $work_trucks)
            AND (
                coalesce(v.usage, '') LIKE '%生产%'
                OR CAST(v.registered_on + $work_truck_years * INTERVAL '1' YEAR AS DATE) <= p.month_end
            )
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '名下有在用的汽车' || CAST(count(DISTINCT row_ref) AS VARCHAR) || '辆（'
        || string_agg(
            DISTINCT vehicle_type || coalesce('，' || CAST(registered_on AS VARCHAR) || '登记', ''),
            '；' ORDER BY vehicle_type || coalesce('，' || CAST(registered_on AS VARCHAR) || '登记', '')
        ) || '）' AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    min(registered_on) AS since,
    least(min(match), min(vehicle_match)) AS match
FROM owned
GROUP BY person_id
