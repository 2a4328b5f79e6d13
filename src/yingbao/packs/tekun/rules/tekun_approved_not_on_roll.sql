/* ---
code: "451"
title: 批准了特困供养，一直没有上名册
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（二）, gist: 本人申请，乡镇审核，县级审批, valid_from: 2016-02-10}
  - {norm: 民发〔2021〕43号, article: 第十七条, gist: 确认后次月起给予供养, valid_from: 2021-07-01}
reads: [application, residence?, aided_member, gone_person, stop_decision?, unlinked, roll_month]
needs: [tekun_member]
parameters:
  roll_after_months: {use: dibao/roll_after_months, role: guard}
  look_back_months: {use: dibao/refusal_months, role: guard}
benign:
  - 批准后本人放弃
  - 正从低保转过来，下月起按特困发
  - 名册还没有更新到批准的月份
  - 批准的是别的救助
ask_first:
  - 台账和名册哪个对，钱发了没有
verify: [V7, V5]
absent: [stop_decision]
due_process: 应当享受的补上名册并补发。
say: 您的申请批准了，我们来查一查为什么还没有发。
words:
  steps: {known: 批准的人住在哪里、列在哪本名册}
  columns: {home: 户, place: 住的乡镇}
--- */
WITH population AS (
    SELECT *
    FROM application
    WHERE programme = '特困'
        AND decision = '批准'
        AND CAST(decided_on + $roll_after_months * INTERVAL '1' MONTH AS DATE) <= $as_of
        AND decided_on > CAST($as_of - $look_back_months * INTERVAL '1' MONTH AS DATE)
        AND person_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY decided_on DESC, row_ref) = 1
),

listed AS (                    -- on whatever roll; passing from dibao to tekun is not done while he is on that of dibao
    SELECT person_id, bool_or(programme = 'tekun') AS is_kept, min(household_id) AS household_id
    FROM aided_member
    GROUP BY person_id
),

known AS (                     -- where he lives, as the hukou, the roll, or his own application says
    SELECT
        p.*,
        coalesce(r.household_id, l.household_id) AS home,
        coalesce(r.township, p.township) AS place,
        coalesce(r.village, p.village) AS hamlet,
        l.person_id IS NOT NULL AS is_aided,
        coalesce(l.is_kept, FALSE) AS is_kept
    FROM population AS p
    LEFT JOIN residence AS r ON r.person_id = p.person_id
    LEFT JOIN listed AS l ON l.person_id = p.person_id
)

SELECT
    p.person_id AS subject_id,
    p.home AS household_id,
    p.place AS township,
    p.hamlet AS village,
    CAST(p.decided_on AS VARCHAR) || '批准特困，至今特困名册上没有，也没有终止供养的决定'
        || CASE WHEN p.is_aided THEN '，现在还列在低保名册上' ELSE '' END AS because,
    p.row_ref AS evidence,
    p.decided_on AS since,
    p.match
FROM known AS p
WHERE NOT p.is_kept
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM stop_decision AS s
        WHERE s.person_id = p.person_id
            AND s.decided_on >= p.decided_on
            -- off dibao because he passes to tekun is no end of tekun
            AND coalesce(s.programme, '特困') = '特困'
    )
    AND NOT EXISTS (           -- a roll row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'tekun_member'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.place, '') = coalesce(p.place, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS m
        WHERE m.programme = 'tekun'
            AND m.township IN (coalesce(p.place, m.township), '未注明')
    )
