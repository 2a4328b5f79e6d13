/* ---
code: "226"
title: 低保家庭人均存款证券超线
direction: 错保
level: 橙
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第五十八条, gist: 根据家庭的请求、委托代为查询金融资产, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第四十一条, gist: 可以向金融机构核对社会救助家庭的财产, valid_from: 2026-07-01}
reads: [dibao_person, dibao_home, dibao_standard, bank_asset]
parameters:
  deposit_months: dibao/deposit_months
  consent_needed: {use: dibao/consent_needed, role: guard}
  not_savings_words: {use: dibao/not_savings_words, role: guard}
dated: [consent_needed]
benign:
  - 伤亡、拆迁补偿款，要分年摊
  - 治病的筹款、在途的救助金和补发款
  - 替村里代管的账户
ask_first:
  - 钱是哪里来的，准备做什么用
verify: [V3, V4]
due_process: 按当地财产规定认定；减发停发前听取本人意见。没有授权书的查询结果不能用。
say: 授权查询到您家有存款，我们来了解来源和用途。核实以前低保照发。
words:
  steps: {told: 可以用的查询结果}
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

told AS (                      -- the law of the day of asking says whether consent was needed
    SELECT p.person_id, p.household_id, b.asset_kind, b.as_of, b.balance, b.match, b.row_ref
    FROM population AS p
    JOIN bank_asset AS b ON b.person_id = p.person_id
    JOIN param_consent_needed AS c ON b.as_of BETWEEN c.valid_from AND c.valid_to
    WHERE b.as_of <= $as_of
        AND (b.authorised_on <= b.as_of OR NOT c.value)
        AND NOT regexp_matches(coalesce(b.source_note, ''), $not_savings_words)
),

asset AS (                     -- all accounts of the last query of each kind
    SELECT *
    FROM told
    QUALIFY as_of = max(as_of) OVER (PARTITION BY person_id, asset_kind)
),

total AS (
    SELECT
        a.household_id,
        sum(a.balance) AS balance,
        min(a.match) AS match,
        string_agg(DISTINCT a.row_ref, ';' ORDER BY a.row_ref) AS evidence
    FROM asset AS a
    GROUP BY a.household_id
)

SELECT
    h.person_id AS subject_id,
    h.household_id,
    h.township,
    h.village,
    '家庭存款、证券合计' || CAST(t.balance AS VARCHAR) || '元，家庭' || CAST(f.people AS VARCHAR)
        || '人，人均超过' || CAST($deposit_months AS VARCHAR) || '个月低保标准' AS because,
    h.row_ref || ';' || t.evidence AS evidence,
    t.balance AS amount,
    least(h.match, t.match) AS match
FROM dibao_home AS h
JOIN total AS t ON t.household_id = h.household_id
JOIN family AS f ON f.household_id = h.household_id
LEFT JOIN dibao_standard AS s ON s.area_kind = h.area_kind AND s.period = h.period
WHERE t.balance > $deposit_months * coalesce(h.standard_monthly, s.amount) * f.people
    AND h.person_id IS NOT NULL
