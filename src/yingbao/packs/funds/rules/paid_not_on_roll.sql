/* ---
code: "708"
title: 不在册却有发放
direction: 资金
level: 红
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十六条, gist: 未经调查核实的任何人不得直接审批为低保对象, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十八条, gist: 未经申请受理、调查、确认不得直接纳入, valid_from: 2021-07-01}
  - {norm: 国务院令第649号, article: 第五条, gist: 社会救助资金专款专用，不得挤占挪用, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第七十一条, gist: 截留、挪用、私分救助资金的追究责任, valid_from: 2026-07-01}
reads: [aid_payment, aided_member_month, roll_gap, roll_payee, residence, account_custody?, application?, stop_decision?, death?, hukou_person?, unlinked]
needs: [payment, dibao_member]
parameters:
  look_back_months: {use: dibao/refusal_months, role: guard}
benign:
  - 当月名册没有交全
  - 补发以前在册月份的钱
  - 已批准，名册还没有列入
  - 代领人、户主的家人收款
  - 照料护理费发给照料人
  - 误发后已冲正
ask_first:
  - 查这笔发放依据哪份名册、哪个审批
verify: [V3, V5, V6]
absent: []
due_process: 没有审批依据的追回，追回前听取本人意见；可能涉及干部得利的移交纪检监察机构。
say: 银行有一笔救助金发给了您，但名册上没有查到，我们来核对来历。
--- */
WITH received AS (             -- months and townships whose roll is at hand, of town and country apart
    SELECT DISTINCT programme, period, coalesce(area_kind, '未注明') AS area_kind, coalesce(township, '未注明') AS township
    FROM aided_member_month
),

population AS (                -- reversals net out
    SELECT
        y.programme,
        y.person_id,
        y.period,
        coalesce(min(y.township), min(r.township)) AS township,
        coalesce(min(y.village), min(r.village)) AS village,
        min(y.name_key) AS name_key,
        min(y.area_kind) AS area_kind,
        min(y.match) AS match,
        bool_and(y.is_back_pay) AS is_back_pay,
        sum(y.amount) AS amount,
        string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref) AS evidence
    FROM aid_payment AS y
    LEFT JOIN residence AS r ON r.person_id = y.person_id
    WHERE y.person_id IS NOT NULL
        AND NOT EXISTS (       -- the account of a household on that month's roll
            SELECT 1
            FROM roll_payee AS a
            WHERE a.account_key = y.account_key
                AND a.period = y.period
        )
        AND NOT EXISTS (       -- a keeper on file
            SELECT 1
            FROM account_custody AS c
            WHERE c.account_key = y.account_key
        )
    GROUP BY y.programme, y.person_id, y.period
    HAVING sum(y.amount) > 0
),

unlisted AS (
    SELECT p.*
    FROM population AS p
    WHERE EXISTS (
            SELECT 1
            FROM received AS r
            WHERE r.programme = p.programme
                AND r.period = p.period
                AND r.area_kind IN (coalesce(p.area_kind, r.area_kind), '未注明')
                AND r.township IN (coalesce(p.township, r.township), '未注明')
        )
        AND NOT EXISTS (       -- a roll that may be this person's came for another month and not for this one
            SELECT 1
            FROM received AS o
            LEFT JOIN received AS m
                ON m.programme = o.programme
                AND m.period = p.period
                AND m.area_kind = o.area_kind
                AND m.township = o.township
            WHERE o.programme = p.programme
                AND o.area_kind = coalesce(p.area_kind, o.area_kind)
                AND o.township = coalesce(p.township, o.township)
                AND m.period IS NULL
        )
        AND NOT EXISTS (       -- the township's roll of that month came in part
            SELECT 1
            FROM roll_gap AS h
            WHERE h.programme = p.programme
                AND h.period = p.period
                AND h.township IN (coalesce(p.township, h.township), '未注明')
        )
        AND NOT EXISTS (       -- on any roll of that month
            SELECT 1
            FROM aided_member_month AS a
            WHERE a.person_id = p.person_id
                AND a.period = p.period
        )
        AND NOT EXISTS (       -- kin in one hukou book with someone on that month's roll
            SELECT 1
            FROM hukou_person AS me
            JOIN hukou_person AS kin ON kin.household_id = me.household_id
            JOIN aided_member_month AS a ON a.person_id = kin.person_id
            WHERE me.person_id = p.person_id
                AND a.period = p.period
        )
        AND NOT EXISTS (       -- approved, the roll lags
            SELECT 1
            FROM application AS k
            WHERE k.person_id = p.person_id
                AND k.decision = '批准'
                AND k.decided_on <= $as_of
                AND k.decided_on > CAST(p.period - $look_back_months * INTERVAL '1' MONTH AS DATE)
                AND CASE k.programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END = p.programme
        )
        AND NOT EXISTS (       -- paid after a stop: rule 710 counts that money
            SELECT 1
            FROM stop_decision AS s
            WHERE s.person_id = p.person_id
                AND s.decision_kind = '停保'
                AND s.decided_on <= $as_of
                AND coalesce(s.effective_month, CAST(date_trunc('month', s.decided_on) + INTERVAL '1' MONTH AS DATE)) <= p.period
                AND coalesce(CASE s.programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END, p.programme) = p.programme
        )
        AND NOT EXISTS (       -- and the money of the dead; that of the month of death is due
            SELECT 1
            FROM death AS d
            WHERE d.person_id = p.person_id
                AND d.died_on < CAST(p.period + INTERVAL '1' MONTH AS DATE)
        )
        AND NOT (              -- owed from a month in which the person was on the roll
            p.is_back_pay
            AND EXISTS (
                SELECT 1
                FROM aided_member_month AS b
                WHERE b.person_id = p.person_id
                    AND b.period < p.period
            )
        )
        AND (                  -- owed from before the first roll received: nobody can say
            NOT p.is_back_pay
            OR EXISTS (
                SELECT 1
                FROM received AS e
                WHERE e.programme = p.programme
                    AND e.period < p.period
                    AND e.township IN (coalesce(p.township, e.township), '未注明')
            )
        )
        AND NOT EXISTS (       -- a roll row of that month that may be this person
            SELECT 1
            FROM unlinked AS u
            WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application')
                AND u.name_key = p.name_key
                AND coalesce(u.period, p.period) = p.period
                AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
        )
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '不在当月名册，却有发放：' || string_agg(
        DISTINCT substr(CAST(period AS VARCHAR), 1, 7) || '发' || CAST(amount AS VARCHAR) || '元', '；'
        ORDER BY substr(CAST(period AS VARCHAR), 1, 7) || '发' || CAST(amount AS VARCHAR) || '元'
    ) AS because,
    string_agg(DISTINCT evidence, ';' ORDER BY evidence) AS evidence,
    sum(amount) AS amount,
    count(DISTINCT period) AS months,
    min(period) AS since,
    programme,
    min(match) AS match
FROM unlisted
GROUP BY person_id, programme
