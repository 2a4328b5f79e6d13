/* ---
code: "403"
title: 特困人员登记上有工资、退休金、汽车、两套房或企业
direction: 错保
level: 橙
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第六条, gist: 收入低于低保标准且财产合规的为无生活来源, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第六条, gist: 收入低于低保标准且财产合规的为无生活来源；基础养老金、高龄津贴等不计, valid_from: 2021-07-01}
reads: [tekun_person, dibao_standard, payroll?, pension?, insurance_contribution?, public_post?, vehicle?, property_right?, business?, cooperative_member?]
parameters:
  payroll_kinds: dibao/payroll_kinds
  not_staff_words: {use: dibao/not_staff_words, role: guard}
  flexible_words: {use: dibao/flexible_words, role: guard}
  contribution_lag_months: {use: dibao/contribution_lag_months, role: guard}
  counted_vehicles: dibao/counted_vehicles
  exempt_vehicles: {use: dibao/exempt_vehicles, role: guard}
  home_words: dibao/home_words
  homes_allowed: dibao/homes_allowed
  exempt_homes: {use: dibao/exempt_homes, role: guard}
  small_stall_capital: {use: dibao/small_stall_capital, role: guard}
benign:
  - 居民基础养老金、高龄津贴不计收入
  - 公益性岗位、护林员补贴不是工资；挂名参保、身份证被冒用
  - 车已卖没有过户，或名义借给别人；残疾人代步车
  - 安置房、继承的份额、待拆的旧房
  - 合作社普通社员，早已不经营的门店
ask_first:
  - 这份收入、这件财产现在是谁的，靠什么生活
verify: [V1, V2, V4]
absent: []
due_process: 登记上有不等于符合不了；按实际收入和财产认定，终止以前听取本人意见、公示七天、书面告知，再看低保和临时救助。
say: 登记上您名下有一项收入或财产，我们来了解实际情况。核实以前照常供养。
words:
  columns: {homes: 住房套数}
--- */
WITH population AS (
    SELECT p.*, s.amount AS line
    FROM tekun_person AS p
    LEFT JOIN dibao_standard AS s ON s.area_kind = p.area_kind
    -- the two rolls may be of different months: the standard of the newest month that has one
    QUALIFY row_number() OVER (
        PARTITION BY p.person_id ORDER BY CASE WHEN s.period = p.period THEN 0 ELSE 1 END, s.period DESC, s.row_ref
    ) = 1
),

income AS (                    -- one source a row; sources overlap and are not added up
    SELECT person_id, '财政工资' AS source, monthly_pay AS monthly, match, row_ref
    FROM payroll
    WHERE list_contains($payroll_kinds, coalesce(staff_kind, '事业'))
        AND NOT regexp_matches(coalesce(post, ''), $not_staff_words)
        AND coalesce(started_on, $as_of) <= $as_of
        AND coalesce(ended_on, DATE '9999-12-31') >= $as_of
    UNION ALL
    SELECT person_id, pension_kind || '养老金' AS source, monthly_amount AS monthly, match, row_ref
    FROM pension
    WHERE pension_kind IN ('企业', '机关')
        AND coalesce(pay_status, '正常') = '正常'
    UNION ALL
    SELECT person_id, '职工社保缴费基数' AS source, base AS monthly, match, row_ref
    FROM insurance_contribution
    WHERE coalesce(contribution_status, '正常') = '正常'
        AND NOT regexp_matches(coalesce(insured_kind, '') || '/' || employer, $flexible_words)
        AND CAST(coalesce(paid_to, $as_of) + $contribution_lag_months * INTERVAL '1' MONTH AS DATE) >= $as_of
),

home AS (
    SELECT
        person_id,
        count(DISTINCT unit_no) AS homes,
        min(match) AS match,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS row_ref
    FROM property_right
    WHERE regexp_matches(coalesce(usage, '') || '/' || coalesce(house_nature, ''), $home_words)
        AND NOT regexp_matches(
            coalesce(usage, '') || '/' || coalesce(house_nature, '') || '/' || coalesce(share_kind, ''), $exempt_homes
        )
        AND coalesce(right_status, '现势') = '现势'
    GROUP BY person_id
),

hit AS (
    SELECT
        p.*,
        '每月' || i.source || coalesce(CAST(i.monthly AS VARCHAR) || '元', '（数额没有写）') AS hit,
        i.monthly IS NOT NULL AS is_told,
        i.match AS hit_match,
        i.row_ref
    FROM population AS p
    JOIN income AS i ON i.person_id = p.person_id
    WHERE coalesce(i.monthly > p.line, i.monthly IS NULL)      -- how much he is paid is for the visit to ask
        AND NOT EXISTS (SELECT 1 FROM public_post AS g WHERE g.person_id = p.person_id)
    UNION ALL
    SELECT p.*, '状态正常的' || v.vehicle_type AS hit, TRUE AS is_told, v.match AS hit_match, v.row_ref
    FROM population AS p
    JOIN vehicle AS v ON v.person_id = p.person_id
    WHERE regexp_matches(v.vehicle_type, $counted_vehicles)
        AND NOT regexp_matches(
            v.vehicle_type || '/' || coalesce(v.plate_kind, '') || '/' || coalesce(v.usage, ''), $exempt_vehicles
        )
        AND coalesce(v.vehicle_status, '正常') = '正常'
        AND coalesce(v.inspected_to, $as_of) >= $as_of
    UNION ALL
    SELECT p.*, '登记住房' || CAST(h.homes AS VARCHAR) || '套' AS hit, TRUE AS is_told, h.match AS hit_match, h.row_ref
    FROM population AS p
    JOIN home AS h ON h.person_id = p.person_id
    WHERE h.homes > $homes_allowed
    UNION ALL
    SELECT
        p.*,
        '存续的' || coalesce(b.entity_kind, '市场主体') || '（' || coalesce(b.role, '负责人') || '）' AS hit,
        TRUE AS is_told,
        b.match AS hit_match,
        b.row_ref
    FROM population AS p
    JOIN business AS b ON b.person_id = p.person_id
    WHERE coalesce(b.reg_status, '存续') = '存续'
        AND coalesce(b.role, '经营者') <> '成员'
        AND coalesce(b.entity_kind, '企业') <> '村集体'
        AND NOT coalesce(b.tax_zero, FALSE)
        AND coalesce(b.capital, $small_stall_capital + 1) > $small_stall_capital
        AND NOT EXISTS (       -- enrolled in bulk by the poverty programmes
            SELECT 1
            FROM cooperative_member AS c
            WHERE c.person_id = b.person_id
                AND c.entity_name = b.entity_name
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '特困名册在册，登记上有：' || string_agg(DISTINCT hit, '；' ORDER BY hit) AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    least(min(match), min(hit_match)) AS match,
    CASE WHEN bool_or(is_told) THEN '橙' ELSE '黄' END AS level
FROM hit
GROUP BY person_id
