/* ---
code: "227"
title: 低保家庭近年购置大型农机
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十七条, gist: 其他财产也属家庭财产，具体由各地定, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十四条, gist: 动产属于家庭财产，生产必需的可以豁免, valid_from: 2021-07-01}
reads: [dibao_person, farm_machine]
parameters:
  farm_machine_price: dibao/farm_machine_price
  farm_machine_years: {use: dibao/farm_machine_years, role: guard}
benign:
  - 已经卖掉
  - 合作社的机具登记在社员名下
  - 是唯一的谋生工具
ask_first:
  - 机具现在在谁手里，一年作业收入多少
verify: [V1, V4]
due_process: 按实际营收核算；减发停发前听取本人意见。
say: 登记上您家买过大型农机，我们来了解使用情况。核实以前低保照发。
words:
  columns: {price: 价格（没写的用补贴额）, said: 价格还是补贴, machine_match: 匹配程度}
--- */
WITH population AS (           -- no price: it is at least the subsidy
    SELECT p.*, m.machine, m.bought_on, m.match AS machine_match, m.row_ref,
        coalesce(m.price, m.subsidy) AS price,
        CASE WHEN m.price IS NULL THEN '，补贴' ELSE '，价格' END AS said
    FROM dibao_person AS p
    JOIN farm_machine AS m ON m.person_id = p.person_id
)

SELECT
    m.person_id AS subject_id,
    min(m.household_id) AS household_id,
    min(m.township) AS township,
    min(m.village) AS village,
    '近年购置享受补贴的农机：' || string_agg(
        DISTINCT coalesce(CAST(m.bought_on AS VARCHAR), '') || coalesce(m.machine, '农机') || m.said || CAST(m.price AS VARCHAR) || '元',
        '；' ORDER BY coalesce(CAST(m.bought_on AS VARCHAR), '') || coalesce(m.machine, '农机') || m.said || CAST(m.price AS VARCHAR) || '元'
    ) AS because,
    concat_ws(';', min(m.evidence), string_agg(DISTINCT m.row_ref, ';' ORDER BY m.row_ref)) AS evidence,
    max(m.price) AS amount,
    min(m.bought_on) AS since,
    least(min(m.match), min(m.machine_match)) AS match
FROM population AS m
WHERE m.price > $farm_machine_price
    AND coalesce(m.bought_on, m.month_end) <= m.month_end
    AND coalesce(m.bought_on, m.month_end) > CAST(m.month_end - $farm_machine_years * INTERVAL '1' YEAR AS DATE)
GROUP BY m.person_id
