/* ---
code: "204"
title: 医疗自付很大，低保、特困、临时救助都没有
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十七条, gist: 家庭成员突发重大疾病等致基本生活困难的给予临时救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 沁民函字〔2020〕30号, article: （十一）, gist: 与医保、卫健等部门信息互通，符合条件的及时纳入, valid_from: 2020-04-26}
  - {norm: 刚性支出困难家庭认定办法, article: 第四条, gist: 十二个月刚性支出占家庭总收入过高的可认定, valid_from: 2025-01-01}
  - {norm: 社会救助法, article: 第二十二条, gist: 刚性支出困难家庭给予必要的医疗等救助, valid_from: 2026-07-01}
reads: [medical_bill, aided_member, linshi_grant?, hukou_person?, residence, roll_month, gone_person, screened_person, unlinked]
needs: [dibao_member, tekun_member, linshi_grant, medical_bill]
parameters:
  self_pay_line: linshi/self_pay_line
  bill_months: {use: linshi/bill_months, role: guard}
  evidence_rows: {use: linshi/evidence_rows, role: guard}
benign:
  - 后来保险又报销了，或有赔偿
  - 家庭收入高，负担得起
  - 户口在外地
ask_first:
  - 还有没有别的报销、赔偿
  - 家里一年收入多少，欠了多少
verify: [V1, V3]
absent: [linshi_grant]
due_process: 这是帮办线索，先上门了解，符合的帮助申请临时救助或支出型救助。
say: 您家去年看病花了不少钱，我们来了解情况，看看能不能帮您申请救助。
--- */
WITH bill AS (                 -- reversals are negative and net out
    SELECT
        person_id,
        match,
        self_paid,
        visited_on,
        row_ref,
        row_number() OVER (PARTITION BY person_id ORDER BY abs(self_paid) DESC, row_ref) AS rank
    FROM medical_bill
    WHERE visited_on > CAST($as_of - $bill_months * INTERVAL '1' MONTH AS DATE)
        AND visited_on <= $as_of
),

population AS (
    SELECT
        b.person_id,
        min(b.match) AS match,
        min(r.name_key) AS name_key,
        min(r.household_id) AS household_id,
        min(r.township) AS township,
        min(r.village) AS village,
        sum(b.self_paid) AS self_paid,
        count(*) AS bills,
        -- the largest rows prove it; a long illness has hundreds
        string_agg(DISTINCT CASE WHEN b.rank <= $evidence_rows THEN b.row_ref END, ';'
            ORDER BY CASE WHEN b.rank <= $evidence_rows THEN b.row_ref END) AS evidence
    FROM bill AS b
    LEFT JOIN residence AS r ON r.person_id = b.person_id
    GROUP BY b.person_id
),

granted AS (                   -- temporary aid in the year, also to someone in the same book
    SELECT person_id
    FROM linshi_grant
    WHERE coalesce(paid_on, approved_on, applied_on) > CAST($as_of - $bill_months * INTERVAL '1' MONTH AS DATE)
    UNION
    SELECT kin.person_id
    FROM linshi_grant AS l
    JOIN hukou_person AS me ON me.person_id = l.person_id
    JOIN hukou_person AS kin ON kin.household_id = me.household_id
    WHERE coalesce(l.paid_on, l.approved_on, l.applied_on) > CAST($as_of - $bill_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '近12个月医疗个人自付合计' || CAST(p.self_paid AS VARCHAR) || '元（' || CAST(p.bills AS VARCHAR)
        || '笔，已扣冲销），低保、特困、临时救助都没有' AS because,
    p.evidence,
    p.self_paid AS amount,
    p.match
FROM population AS p
WHERE p.self_paid > $self_pay_line
    AND (                      -- of this county, where the hukou register is at hand
        NOT EXISTS (SELECT 1 FROM hukou_person)
        OR EXISTS (SELECT 1 FROM hukou_person AS h WHERE h.person_id = p.person_id)
    )
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM granted AS t WHERE t.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM screened_person AS s WHERE s.person_id = p.person_id)
    AND NOT EXISTS (           -- a roll or aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'linshi_grant', 'application')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
