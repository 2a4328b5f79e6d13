/* ---
code: "304"
title: 返贫风险户没有看过要不要临时救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2019-08-26
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2019〕87号, article: 二, gist: 发挥临时救助防返贫作用，及时救助有返贫风险的家庭, valid_from: 2019-08-26}
  - {norm: 沁民函字〔2020〕30号, article: （三）, gist: 将符合条件的返贫和有返贫风险人口纳入临时救助, valid_from: 2020-04-26}
  - {norm: 社会救助法, article: 第三十九条, gist: 发现困难家庭要主动告知、帮助申请, valid_from: 2026-07-01}
reads: [poverty_person, aided_member, linshi_helped, screened_person, gone_person, unlinked, roll_month]
needs: [dibao_member, linshi_grant]
parameters:
  monitor_grace_days: {use: linshi/monitor_grace_days, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 风险已经消除，现在稳定
  - 刚纳入监测，正在走访
  - 家里有人享受低保、特困，或最近申请过
ask_first:
  - 当时因为什么纳入监测，现在怎么样了
verify: [V1]
absent: [linshi_grant, application]
due_process: 这是帮办线索，先上门了解；有困难的帮助申请，没有困难的记明。
say: 您家在防返贫监测里，我们来看看眼下有没有难处，需要的话帮您申请。
words:
  steps: {known: 民政已经看过的人}
--- */
WITH population AS (           -- everybody at home in a family at risk
    SELECT
        coalesce(household_id, person_id) AS home,
        person_id,
        match,
        name_key,
        township,
        village,
        coalesce(monitor_kind, exit_status) AS risk,
        row_number() OVER (
            PARTITION BY coalesce(household_id, person_id)
            ORDER BY CASE WHEN relation = '户主' THEN 0 ELSE 1 END, row_ref
        ) AS place,
        row_ref
    FROM poverty_person AS j
    WHERE (monitor_kind IS NOT NULL OR exit_status = '返贫')
        AND coalesce(exit_status, '') <> '稳定脱贫'
        AND coalesce(monitored_to, DATE '9999-12-31') > $as_of
        AND NOT coalesce(risk_cleared, FALSE)
        AND coalesce(monitored_from, DATE '1900-01-01') + $monitor_grace_days < $as_of
        AND person_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = j.person_id)
),

known AS (                     -- civil affairs has looked at them
    SELECT person_id FROM aided_member
    UNION
    SELECT person_id FROM screened_person
    UNION
    SELECT person_id
    FROM linshi_helped
    WHERE helped_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '防返贫监测：' || p.risk || '，一年内没有低保、特困、临时救助，也没有申请或决定记录' AS because,
    string_agg(DISTINCT m.row_ref, ';' ORDER BY m.row_ref) AS evidence,
    p.match
FROM population AS p
JOIN population AS m ON m.home = p.home
WHERE p.place = 1
    AND NOT EXISTS (
        SELECT 1
        FROM population AS k
        JOIN known AS n ON n.person_id = k.person_id
        WHERE k.home = p.home
    )
    AND NOT EXISTS (           -- a roll or aid row that may be one of them
        SELECT 1
        FROM population AS k
        JOIN unlinked AS u ON u.name_key = k.name_key
        WHERE k.home = p.home
            AND u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'linshi_grant', 'application')
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
GROUP BY p.person_id, p.township, p.village, p.risk, p.match
