/* ---
code: "276"
title: 去世的人还在残疾人两项补贴名册上
direction: 错保
level: 黄
status: trial
valid_from: 2014-05-01
programme: disability
pack: disability
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第五条, gist: 资金专款专用, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第四十七条, gist: 按变化调整或者终止, valid_from: 2026-07-01}
reads: [disability_allowance, death, living_sign]
parameters:
  lag_months: {use: disability/stop_after_death_months, role: guard}
  proof_of_life_days: {use: dibao/proof_of_life_days, role: guard}
benign:
  - 死亡登记写错了人
  - 名册没有更新，钱已经停了
  - 补发生前的
ask_first:
  - 人在不在，钱现在发到哪里
verify: [V1, V2, V5]
due_process: 先核实，减发停发前当面听取意见，书面告知。
say: 我们核对资料，想听听您家的情况；没有核清以前照发。
--- */
WITH population AS (
    SELECT *
    FROM disability_allowance AS a
    QUALIFY row_number() OVER (PARTITION BY a.person_id ORDER BY a.period DESC, a.row_ref) = 1
)

SELECT
    a.person_id AS subject_id,
    a.household_id,
    a.township,
    a.village,
    CAST(d.died_on AS VARCHAR) || '死亡（' || d.sources || '），残疾人补贴名册上还有' AS because,
    a.row_ref || ';' || d.evidence AS evidence,
    a.amount,
    d.died_on AS since,
    least(a.match, d.match) AS match
FROM population AS a
JOIN death AS d ON d.person_id = a.person_id
WHERE d.died_on < CAST(coalesce(a.period, CAST(date_trunc('month', $as_of) AS DATE)) - $lag_months * INTERVAL '1' MONTH AS DATE)
    AND coalesce(a.ended_on, DATE '9999-12-31') >= CAST(coalesce(a.period, CAST(date_trunc('month', $as_of) AS DATE)) + INTERVAL '1' MONTH AS DATE)      -- kept on the list, and stopped
    AND NOT EXISTS (           -- the register may be wrong about living people
        SELECT 1
        FROM living_sign AS s
        WHERE s.person_id = a.person_id
            AND s.seen_on > d.died_on + $proof_of_life_days
    )
