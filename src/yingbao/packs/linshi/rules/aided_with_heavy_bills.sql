/* ---
code: "351"
title: 在保对象医疗自付很大，没有临时救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2014〕47号, article: 二（一）, gist: 因重病等支出骤增暂时严重困难的给临时救助, valid_from: 2014-10-03}
  - {norm: 国务院令第649号, article: 第四十七条, gist: 因突发重病、必需支出骤增陷入困境的家庭给临时救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第二十九条, gist: 基本生活暂时严重困难的给予临时救助, valid_from: 2026-07-01}
reads: [medical_bill, aided_member, gone_person, screened_person, linshi_grant, unlinked]
needs: [dibao_member]
parameters:
  self_pay_line: linshi/self_pay_line
  bill_months: {use: linshi/bill_months, role: guard}
  evidence_rows: {use: linshi/evidence_rows, role: guard}
benign:
  - 医疗救助、商业保险事后报了
  - 亲友帮了，家里不愿再申请
ask_first:
  - 自付的钱怎么来的，有没有欠债
verify: [V1]
absent: [linshi_grant]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
--- */
WITH bill AS (                 -- reversals are negative and net out
    SELECT
        person_id,
        match,
        self_paid,
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
        sum(b.self_paid) AS self_paid,
        string_agg(DISTINCT CASE WHEN b.rank <= $evidence_rows THEN b.row_ref END, ';'
            ORDER BY CASE WHEN b.rank <= $evidence_rows THEN b.row_ref END) AS evidence
    FROM bill AS b
    GROUP BY b.person_id
),

aided AS (                     -- one row a person
    SELECT person_id, household_id, township, village, name_key
    FROM aided_member
    WHERE is_covered
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY programme, row_ref) = 1
),

granted AS (                   -- temporary aid in the time, also to another of the household
    SELECT kin.person_id
    FROM linshi_grant AS l
    JOIN aided_member AS me ON me.person_id = l.person_id
    JOIN aided_member AS kin ON kin.household_id = me.household_id
    WHERE coalesce(l.paid_on, l.approved_on, l.applied_on) > CAST($as_of - $bill_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    p.person_id AS subject_id,
    a.household_id,
    a.township,
    a.village,
    '在保，近' || CAST($bill_months AS VARCHAR) || '个月医疗个人自付合计' || CAST(p.self_paid AS VARCHAR) || '元，没有临时救助' AS because,
    p.evidence,
    p.self_paid AS amount,
    p.match
FROM population AS p
JOIN aided AS a ON a.person_id = p.person_id
WHERE p.self_paid > $self_pay_line
    AND NOT EXISTS (SELECT 1 FROM granted AS t WHERE t.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM screened_person AS s WHERE s.person_id = p.person_id AND s.programme = '临时救助')
    AND NOT EXISTS (           -- an aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'linshi_grant'
            AND u.name_key = a.name_key
            AND coalesce(u.township, a.township, '') = coalesce(a.township, u.township, '')
    )
