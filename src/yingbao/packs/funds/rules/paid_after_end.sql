/* ---
code: "710"
title: 死亡或停保以后仍在发钱
direction: 资金
level: 红
status: trial
valid_from: 2014-05-01
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 家庭人口变化后应当及时增发、减发或者停发, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2022〕83号, article: 一（三）, gist: 成员死亡之日起三个月内办完增减停手续, valid_from: 2022-10-20}
  - {norm: 社会救助法, article: 第七十四条, gist: 拒不执行停发决定、非法占有救助款的责令限期退回, valid_from: 2026-07-01}
reads: [aid_payment, household_payment, aided_person_month, aided_member_month, roll_gap, roll_due, roll_payee, dibao_member?, death?, stopped_from?, application?, living_sign, residence]
needs: [payment, dibao_member]
parameters:
  death_change_months: {use: dibao/death_change_months, role: guard}
  proof_of_life_days: {use: dibao/proof_of_life_days, role: guard}
benign:
  - 家里还有人在保，只有死者一份是多发的
  - 2022年10月20日以后死亡不满三个月，正在办理变更
  - 误发后已冲正
  - 补发死亡以前月份的钱、丧葬费
  - 停保后又重新批准
ask_first:
  - 核对死亡日期、停保执行月份
  - 钱是谁取的，还在不在账上
verify: [V2, V3, V5]
due_process: 只追回多发的一份；家庭确有困难或无力退回的，按规定减免，追回前听取家属意见。
say: 家里有人过世（或已停保）以后还发了钱，我们来核对多发了多少。
words:
  columns: {why: 终止的原因}
--- */
WITH ended AS (                -- since which month nothing was due to whom
    SELECT
        d.person_id,
        d.match,
        '死亡' AS why,
        CAST(NULL AS VARCHAR) AS ended_programme,
        CAST(NULL AS VARCHAR) AS ended_kind,
        d.died_on AS ended_on,
        CAST(date_trunc('month', d.died_on) + INTERVAL '1' MONTH AS DATE) AS from_month,
        d.evidence
    FROM death AS d
    WHERE NOT EXISTS (         -- the register is wrong: seen alive since
        SELECT 1
        FROM living_sign AS s
        WHERE s.person_id = d.person_id
            AND s.seen_on > d.died_on + $proof_of_life_days
    )
    UNION ALL
    SELECT
        person_id,
        match,
        '停保' AS why,
        programme AS ended_programme,
        area_kind AS ended_kind,
        decided_on AS ended_on,
        from_month,
        row_ref AS evidence
    FROM stopped_from
),

population AS (
    SELECT *
    FROM ended
),

again AS (                     -- approved anew, in his own name or another's of his household
    SELECT person_id, decided_on, CASE programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END AS programme
    FROM application
    WHERE decision = '批准'
    UNION
    SELECT
        mate.person_id,
        k.decided_on,
        CASE k.programme WHEN '低保' THEN 'dibao' WHEN '特困' THEN 'tekun' END AS programme
    FROM application AS k
    JOIN aided_member_month AS me ON me.person_id = k.person_id
    JOIN aided_member_month AS mate ON mate.household_id = me.household_id AND mate.period = me.period
    WHERE k.decision = '批准'
),

head_count AS (
    SELECT programme, household_id, period, count(DISTINCT coalesce(person_id, row_ref)) AS people
    FROM aided_person_month
    GROUP BY programme, household_id, period
),

own_amount AS (
    SELECT household_id, period, person_id, max(person_amount + coalesce(class_supplement, 0)) AS amount
    FROM dibao_member
    GROUP BY household_id, period, person_id
),

share AS (                     -- still counted on the roll while the household was paid
    SELECT
        e.person_id,
        e.why,
        e.ended_on,
        a.programme,
        a.period,
        least(e.match, a.match, p.match) AS match,
        least(p.paid, coalesce(o.amount, p.paid / nullif(n.people, 0))) AS amount,
        concat_ws(';', e.evidence, a.row_ref, p.evidence) AS evidence
    FROM population AS e
    JOIN aided_person_month AS a
        ON a.person_id = e.person_id
        AND a.period >= e.from_month
        AND a.programme = coalesce(e.ended_programme, a.programme)      -- passed from one to the other
        AND a.area_kind IN (coalesce(e.ended_kind, a.area_kind), '未注明')   -- and from country to town
    JOIN household_payment AS p
        ON p.programme = a.programme
        AND p.household_id = a.household_id
        AND p.period = a.period
        AND p.paid > 0
    JOIN head_count AS n
        ON n.programme = a.programme
        AND n.household_id = a.household_id
        AND n.period = a.period
    LEFT JOIN own_amount AS o
        ON o.household_id = a.household_id
        AND o.period = a.period
        AND o.person_id = a.person_id
    LEFT JOIN roll_due AS d
        ON d.programme = a.programme
        AND d.household_id = a.household_id
        AND d.period = a.period
    WHERE e.why = '死亡'
        OR coalesce(greatest(d.start_month, d.approved_on), DATE '1900-01-01') < e.from_month     -- not approved anew since
),

account AS (                   -- whose account it was while on the roll
    SELECT DISTINCT person_id, account_key
    FROM roll_payee
),

direct AS (                    -- off the roll, and the bank goes on
    SELECT DISTINCT
        e.person_id, e.why, e.ended_on, e.ended_programme, e.ended_kind, e.match, e.evidence, e.from_month,
        y.row_ref, y.person_id AS payee_id, y.account_key
    FROM population AS e
    JOIN aid_payment AS y ON y.person_id = e.person_id
    UNION
    SELECT DISTINCT
        e.person_id, e.why, e.ended_on, e.ended_programme, e.ended_kind, e.match, e.evidence, e.from_month,
        y.row_ref, y.person_id AS payee_id, y.account_key
    FROM population AS e
    JOIN account AS k ON k.person_id = e.person_id
    JOIN aid_payment AS y ON y.account_key = k.account_key
    WHERE y.person_id IS NULL
),

off_roll AS (
    SELECT
        t.person_id,
        t.why,
        t.ended_on,
        y.programme,
        y.period,
        least(min(t.match), min(y.match)) AS match,
        sum(y.amount) AS amount,
        concat_ws(';', min(t.evidence), string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref)) AS evidence
    FROM direct AS t
    JOIN aid_payment AS y            -- two lists side by side share a row
        ON y.row_ref = t.row_ref
        AND y.person_id IS NOT DISTINCT FROM t.payee_id
        AND y.account_key IS NOT DISTINCT FROM t.account_key
    WHERE y.period >= t.from_month
        AND y.programme = coalesce(t.ended_programme, y.programme)
        AND coalesce(y.area_kind, t.ended_kind, '') = coalesce(t.ended_kind, y.area_kind, '')
        AND NOT y.is_back_pay
        AND NOT EXISTS (       -- the person, or someone who was in the same household, is on that month's roll
            SELECT 1
            FROM aided_member_month AS was
            JOIN aided_person_month AS q ON q.person_id = was.person_id
            JOIN aided_member_month AS me ON me.household_id = was.household_id AND me.period = was.period
            WHERE me.person_id = t.person_id
                AND q.period = y.period
        )
        AND NOT EXISTS (       -- that month's roll came in part: the others of the household may be on it
            SELECT 1
            FROM aided_member_month AS me
            JOIN aided_member_month AS mate ON mate.household_id = me.household_id AND mate.period = me.period
            JOIN roll_gap AS h
                ON h.programme = me.programme
                AND h.township = coalesce(me.township, '未注明')
            WHERE me.person_id = t.person_id
                AND mate.person_id <> t.person_id
                AND h.period = y.period
        )
        AND NOT EXISTS (       -- that month's roll has not come: nobody can say
            SELECT 1
            FROM roll_payee AS r
            WHERE r.account_key = y.account_key
                AND r.period = y.period
        )
    GROUP BY t.person_id, t.why, t.ended_on, y.programme, y.period
    HAVING sum(y.amount) > 0
),

overpaid AS (
    SELECT person_id, why, ended_on, programme, period, match, amount, evidence FROM share
    UNION ALL
    SELECT person_id, why, ended_on, programme, period, match, amount, evidence FROM off_roll
),

per_month AS (                 -- dead and stopped: one month's money counts once
    SELECT
        person_id,
        programme,
        period,
        min(why) AS why,
        min(match) AS match,
        max(amount) AS amount,
        string_agg(DISTINCT evidence, ';' ORDER BY evidence) AS evidence
    FROM overpaid AS o
    WHERE NOT EXISTS (         -- stopped, applied again, and paid from the month after
            SELECT 1
            FROM again AS g
            WHERE o.why = '停保'
                AND g.person_id = o.person_id
                AND g.programme = o.programme
                AND g.decided_on >= o.ended_on
                AND g.decided_on < o.period
        )
    GROUP BY person_id, programme, period
),

last_seen AS (                 -- where the newest roll has him: a village of that township, not of the one before
    SELECT person_id, household_id, township, village
    FROM aided_member_month
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) = 1
),

since AS (
    SELECT
        person_id,
        min(ended_on) AS ended_on,
        bool_and(why = '死亡') AS is_death_only
    FROM population
    GROUP BY person_id
)

SELECT
    m.person_id AS subject_id,
    min(l.household_id) AS household_id,
    coalesce(min(l.township), min(r.township)) AS township,
    CASE WHEN min(l.township) IS NULL THEN min(r.village) ELSE min(l.village) END AS village,
    CAST(min(e.ended_on) AS VARCHAR) || min(m.why) || '以后仍发放' || CAST(count(DISTINCT m.period) AS VARCHAR) || '个月（'
        || substr(CAST(min(m.period) AS VARCHAR), 1, 7) || '至' || substr(CAST(max(m.period) AS VARCHAR), 1, 7)
        || '），按本人一份计' || CAST(CAST(sum(m.amount) AS DECIMAL(18,2)) AS VARCHAR) || '元' AS because,
    string_agg(DISTINCT m.evidence, ';' ORDER BY m.evidence) AS evidence,
    CAST(sum(m.amount) AS DECIMAL(18,2)) AS amount,
    count(DISTINCT m.period) AS months,
    min(e.ended_on) AS since,
    m.programme,
    min(m.match) AS match,
    CASE
        WHEN bool_and(e.is_death_only)
            AND $as_of <= CAST(min(e.ended_on) + $death_change_months * INTERVAL '1' MONTH AS DATE)
            THEN '黄'
        ELSE '红'
    END AS level
FROM per_month AS m
JOIN since AS e ON e.person_id = m.person_id
LEFT JOIN last_seen AS l ON l.person_id = m.person_id
LEFT JOIN residence AS r ON r.person_id = m.person_id
GROUP BY m.person_id, m.programme
