/* ---
code: "419"
title: 终止特困供养以后没有接上低保或临时救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第九条, gist: 收入低于标准且财产符合规定的都给低保, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕43号, article: 第二十七条, gist: 终止后符合低保、临时救助条件的及时纳入, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十七条, gist: 情况变化后调整救助, valid_from: 2026-07-01}
reads: [stop_decision, aided_member, application?, linshi_grant?, lowincome_member?, gone_person, known_wage, unlinked, roll_month]
needs: [dibao_member, tekun_member]
parameters:
  adult_from: {use: tekun/adult_from, role: guard}
  follow_up_days: {use: tekun/follow_up_days, role: guard}
  follow_up_months: {use: tekun/follow_up_months, role: guard}
  gone_reason_words: {use: tekun/gone_reason_words, role: guard}
benign:
  - 已经死亡、服刑或迁走
  - 核过了，收入或财产不符合低保条件，只是没有记录
  - 子女接去赡养，生活有着落
ask_first:
  - 停了供养以后靠什么生活
verify: [V1]
absent: [application, linshi_grant]
due_process: 这是帮办线索，上门看生活情况，符合的帮助申请低保或临时救助。
say: 供养停了以后您的生活怎么样？有困难我们帮您申请低保或临时救助。
--- */
WITH population AS (           -- one row a person, the last decision
    SELECT *
    FROM stop_decision
    WHERE programme = '特困'
        AND decision_kind = '停保'
        AND NOT regexp_matches(reason, $gone_reason_words)
        AND decided_on + $follow_up_days < $as_of
        AND decided_on > CAST($as_of - $follow_up_months * INTERVAL '1' MONTH AS DATE)
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.decided_on AS VARCHAR) || '终止特困供养（' || p.reason || '），以后没有低保、临时救助，也没有申请记录' AS because,
    p.row_ref AS evidence,
    p.decided_on AS since,
    p.match
FROM population AS p
WHERE p.person_id IS NOT NULL
    -- a child who was cut off gets tekun back: there is a rule for that
    AND CAST(coalesce(p.id_birth_date, DATE '1900-01-01') + $adult_from * INTERVAL '1' YEAR AS DATE) <= p.decided_on
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM known_wage AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM application AS k
        WHERE k.person_id = p.person_id
            AND coalesce(k.decided_on, k.accepted_on) >= p.decided_on
    )
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_grant AS l
        WHERE l.person_id = p.person_id
            AND coalesce(l.approved_on, l.paid_on) >= p.decided_on
    )
    AND NOT EXISTS (SELECT 1 FROM lowincome_member AS l WHERE l.person_id = p.person_id)
    AND NOT EXISTS (           -- a roll, ledger or death row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application', 'linshi_grant', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's dibao roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
