/* ---
code: "271"
title: 停保决定执行以后还在名册上
direction: 错保
level: 黄
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 增发、减发、停发按决定执行, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十二条, gist: 增减停按程序办理, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十七条, gist: 按家庭变化调整或者终止, valid_from: 2026-07-01}
reads: [stopped_from, dibao_person, dibao_listing, application?]
needs: [stop_decision, dibao_member]
benign:
  - 复议、复核后恢复了
  - 城乡之间转保，一头停了另一头接着保
  - 名册没有更新，钱已经停了
ask_first:
  - 决定后来有没有改
verify: [V1, V2, V5]
absent: [stop_decision.reason?]
due_process: 先核实，减发停发前当面听取意见，书面告知。
say: 我们核对资料，想听听您家的情况；没有核清以前照发。
--- */
WITH population AS (
    SELECT *
    FROM stopped_from
    WHERE coalesce(programme, 'dibao') = 'dibao'
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    d.household_id,
    d.township,
    d.village,
    CAST(p.decided_on AS VARCHAR) || '决定停保（' || coalesce(p.reason, '没有写原因') || '），' || substr(CAST(d.period AS VARCHAR), 1, 7)
        || '名册上还在保' AS because,
    p.row_ref || ';' || d.evidence AS evidence,
    d.person_amount AS amount,
    p.from_month AS since,
    least(p.match, d.match) AS match
FROM population AS p
JOIN dibao_person AS d ON d.person_id = p.person_id
WHERE d.is_covered
    AND p.from_month < d.period      -- the month of the change itself may lag
    AND EXISTS (               -- on the roll that was stopped, not on the one of town or country he moved to
        SELECT 1
        FROM dibao_listing AS l
        WHERE l.person_id = p.person_id
            AND l.area_kind IN (coalesce(p.area_kind, l.area_kind), '未注明')
    )
    AND NOT EXISTS (           -- let in again since
        SELECT 1
        FROM application AS a
        WHERE a.person_id = p.person_id
            AND a.decision = '批准'
            AND a.decided_on >= p.decided_on
    )
