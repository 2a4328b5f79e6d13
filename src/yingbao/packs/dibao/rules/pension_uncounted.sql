/* ---
code: "223"
title: 养老金没有计入低保家庭收入
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 离退休金等转移性收入计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 离退休金计入收入，中央确定的居民基础养老金不计入, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, dibao_standard, pension]
parameters:
  central_basic_pension: {use: dibao/central_basic_pension, role: guard}
  uncounted_pension_tolerance: {use: dibao/uncounted_pension_tolerance, role: guard}
benign:
  - 中央确定的居民基础养老金不计入收入
  - 已经计入家庭收入，或待遇已暂停、终止
  - 名册上的收入是核算后的数，按当地办法扣减过
ask_first:
  - 看核算表里有没有养老金这一项
verify: [V2, V4]
absent: []
due_process: 重新核算人均收入；减发停发前听取本人意见。
say: 您家有人领养老金，核算收入时可能没有算进去，我们来重算一遍。核实以前低保照发。
--- */
WITH population AS (
    SELECT
        p.*,
        h.declared_income,
        coalesce(h.family_size, h.covered_size) AS family_size,
        coalesce(h.standard_monthly, s.amount) AS standard
    FROM dibao_person AS p
    JOIN dibao_home AS h ON h.household_id = p.household_id
    LEFT JOIN dibao_standard AS s ON s.area_kind = h.area_kind AND s.period = h.period
),

latest AS (                    -- the last payment of each kind up to the pay month
    SELECT
        p.person_id,
        p.household_id,
        n.pension_kind,
        n.started_on,
        n.match,
        n.row_ref,
        coalesce(n.pay_status, '正常') AS pay_status,
        CASE
            WHEN n.pension_kind = '居民'
                THEN n.monthly_amount - coalesce(n.central_basic, $central_basic_pension)
            ELSE n.monthly_amount
        END AS countable
    FROM population AS p
    JOIN pension AS n ON n.person_id = p.person_id
    WHERE coalesce(n.period, p.period) <= p.period
        AND coalesce(n.started_on, p.period) <= p.month_end
    QUALIFY row_number() OVER (
        PARTITION BY p.person_id, n.pension_kind ORDER BY n.period DESC NULLS LAST, n.row_ref
    ) = 1
),

drawn AS (
    SELECT
        person_id,
        household_id,
        sum(countable) AS countable,
        min(match) AS match,
        min(started_on) AS started_on,
        string_agg(DISTINCT pension_kind, '、' ORDER BY pension_kind) AS kinds,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM latest
    WHERE pay_status = '正常'
        AND countable > $uncounted_pension_tolerance
    GROUP BY person_id, household_id
),

household AS (
    SELECT household_id, sum(countable) AS countable
    FROM drawn
    GROUP BY household_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '每月领' || d.kinds || '养老金，应计入' || CAST(d.countable AS VARCHAR) || '元；'
        || CASE
            WHEN p.declared_income IS NULL THEN '名册没有写收入，全家养老金已超过低保标准乘家庭人口'
            ELSE '名册家庭月收入' || CAST(p.declared_income AS VARCHAR) || '元，全家养老金少计'
                || CAST(f.countable - p.declared_income AS VARCHAR) || '元'
        END AS because,
    p.evidence || ';' || d.evidence AS evidence,
    least(d.countable, f.countable - coalesce(p.declared_income, 0)) AS amount,
    d.started_on AS since,
    least(p.match, d.match) AS match,
    CASE WHEN f.countable > p.standard * p.family_size THEN '橙' ELSE '黄' END AS level
FROM population AS p
JOIN drawn AS d ON d.person_id = p.person_id
JOIN household AS f ON f.household_id = p.household_id
WHERE f.countable - coalesce(p.declared_income, p.standard * p.family_size) > $uncounted_pension_tolerance
