/* ---
code: "212"
title: 已死亡人员仍在低保名册上
direction: 错保
level: 红
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 家庭人口变化后应当及时增发、减发或者停发, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2022〕83号, article: 一（三）, gist: 成员死亡之日起三个月内核查并办完增减停手续, valid_from: 2022-10-20}
  - {norm: 社会救助法, article: 第四十六条, gist: 家庭成员变化应当告知，管理部门定期核查, valid_from: 2026-07-01}
reads: [dibao_person, unsaid_cover, death, living_sign]
parameters:
  death_change_months: {use: dibao/death_change_months, role: guard}
  proof_of_life_days: {use: dibao/proof_of_life_days, role: guard}
benign:
  - 同名不同人，证件号码登记错了
  - 死亡登记有误，人还在
  - 2022年10月20日以后死亡不满三个月，正在办理变更
  - 当月死亡，当月的低保金依法可以发
  - 名册没写保的是谁，死者可能本来就没有保
ask_first:
  - 到家里或问村里，这个人是否还在
  - 核对死亡日期和注销日期，不要混用
verify: [V1, V2, V5]
due_process: 减发、停发前听取其他家庭成员意见，书面告知理由；家里还有人的只核减死者一份。
say: 您家有成员登记为死亡，我们来核对一下。核实以前低保照发。
words:
  columns: {is_unsaid: 名册没写保的是谁}
--- */
WITH population AS (           -- everyone whom the current dibao rolls pay
    SELECT *
    FROM dibao_person
    WHERE is_covered
),

dead AS (                      -- an error in the register shows by what the person did later
    SELECT
        p.*,
        d.died_on,
        d.sources,
        d.match AS death_match,
        d.evidence AS death_evidence,
        (year(p.period) - year(d.died_on)) * 12 + month(p.period) - month(d.died_on) AS months,
        EXISTS (               -- more are listed than covered: the dead one may be the one left out
            SELECT 1
            FROM unsaid_cover AS u
            WHERE u.household_id = p.household_id
                AND u.period = p.period
        ) AS is_unsaid
    FROM population AS p
    JOIN death AS d ON d.person_id = p.person_id
    WHERE d.died_on <= p.month_end
        AND NOT EXISTS (
            SELECT 1
            FROM living_sign AS s
            WHERE s.person_id = d.person_id
                AND s.seen_on > d.died_on + $proof_of_life_days
        )
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    CAST(died_on AS VARCHAR) || '死亡（' || sources || '），'
        || substr(CAST(period AS VARCHAR), 1, 7) || '名册仍在保'
        || CASE
            WHEN is_unsaid THEN '的户里，名册没写保的是哪几个人'
            WHEN months = 0 THEN '，应自次月起核减'
            ELSE '，死亡次月起已列名' || CAST(months AS VARCHAR) || '个月'
        END AS because,
    concat_ws(';', evidence, death_evidence) AS evidence,
    person_amount AS amount,
    months,
    died_on AS since,
    least(match, death_match) AS match,
    CASE
        WHEN months = 0 OR is_unsaid THEN '黄'      -- that month's money was still due
        WHEN $as_of <= CAST(died_on + $death_change_months * INTERVAL '1' MONTH AS DATE) THEN '黄'
        ELSE '红'
    END AS level
FROM dead
