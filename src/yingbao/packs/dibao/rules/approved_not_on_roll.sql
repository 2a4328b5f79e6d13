/* ---
code: "269"
title: 批准了低保，一直没有上名册
direction: 漏保
level: 蓝
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十九条, gist: 批准次月起发, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十一条, gist: 符合的确认并次月起发, valid_from: 2021-07-01}
reads: [application, residence, aided_member, gone_person, stop_decision?, unlinked, roll_month]
needs: [dibao_member]
parameters:
  roll_after_months: {use: dibao/roll_after_months, role: guard}
  look_back_months: {use: dibao/refusal_months, role: guard}
benign:
  - 批准后本人放弃
  - 名册还没有更新到批准的月份
  - 批准的是别的救助
ask_first:
  - 台账和名册哪个对，钱发了没有
verify: [V7, V5]
absent: [stop_decision]
due_process: 应当享受的补上名册并补发。
say: 您的申请批准了，我们来查一查为什么还没有发。
--- */
WITH population AS (
    SELECT *
    FROM application
    WHERE programme = '低保'
        AND decision = '批准'
        AND CAST(decided_on + $roll_after_months * INTERVAL '1' MONTH AS DATE) <= $as_of
        AND decided_on > CAST($as_of - $look_back_months * INTERVAL '1' MONTH AS DATE)
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    r.household_id,
    coalesce(r.township, p.township) AS township,
    coalesce(r.village, p.village) AS village,
    CAST(p.decided_on AS VARCHAR) || '批准低保，至今名册上没有，也没有停保决定' AS because,
    p.row_ref AS evidence,
    p.decided_on AS since,
    p.match
FROM population AS p
LEFT JOIN residence AS r ON r.person_id = p.person_id
WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM stop_decision AS s
        WHERE s.person_id = p.person_id
            AND s.decided_on >= p.decided_on
    )
    AND NOT EXISTS (           -- a roll row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received, and of a month in which the money was due
        SELECT 1
        FROM roll_month AS m
        WHERE m.programme = 'dibao'
            AND m.township IN (coalesce(r.township, p.township, m.township), '未注明')
            AND m.period > p.decided_on
    )
