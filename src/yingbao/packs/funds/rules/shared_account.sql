/* ---
code: "704"
title: 多户共用一个发放账户且没有代管备案
direction: 资金
level: 橙
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金直接支付到低保家庭的账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 按月支付到低保家庭的账户, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕57号, article: 第二十六条, gist: 代为保管银行卡的要有书面协议并报县备案, valid_from: 2021-07-01}
reads: [roll_payee, aid_payment, account_custody?, aided_person, tekun_member?]
needs: [dibao_member]
parameters:
  shared_account_households: funds/shared_account_households
  account_months: {use: funds/account_months, role: guard}
  evidence_rows: {use: funds/evidence_rows, role: guard}
benign:
  - 监护人代领，已备案
  - 夫妻、父子两户共用
  - 供养机构统一领取集中供养金
ask_first:
  - 账户是谁的，钱怎么给到各户
verify: [V3, V6]
absent: [account_custody]
due_process: 先核银行流水，问各户是否收到钱；涉及干部代管的移交纪检监察机构。
say: 有几户的救助金发到同一个账户，我们来核对您是不是足额收到了。
words:
  steps: {home: 用同一账号的各户}
--- */
WITH usage AS (                -- whose money goes where: by the current rolls and by recent payments
    SELECT a.person_id, a.household_id, y.account_key, y.row_ref, y.match
    FROM aid_payment AS y
    JOIN aided_person AS a ON a.person_id = y.person_id
    WHERE y.period > CAST($as_of - $account_months * INTERVAL '1' MONTH AS DATE)
    UNION
    SELECT a.person_id, a.household_id, r.account_key, a.row_ref, a.match
    FROM aided_person AS a
    JOIN roll_payee AS r ON r.person_id = a.person_id AND r.period = a.period
),

population AS (                -- without those whose keeper is on file, and the residents of a home
    SELECT u.*
    FROM usage AS u
    WHERE NOT EXISTS (
            SELECT 1
            FROM account_custody AS c
            WHERE c.account_key = u.account_key
                AND c.person_id = u.person_id
                AND coalesce(c.ended_on, DATE '9999-12-31') >= $as_of
        )
        AND NOT EXISTS (
            SELECT 1
            FROM tekun_member AS t
            WHERE t.person_id = u.person_id
                AND t.support_mode = '集中'
        )
),

shared AS (
    SELECT account_key, count(DISTINCT household_id) AS homes
    FROM population
    GROUP BY account_key
    HAVING count(DISTINCT household_id) >= $shared_account_households
),

home AS (
    SELECT account_key, household_id, min(row_ref) AS row_ref
    FROM population
    GROUP BY account_key, household_id
),

shown AS (                     -- one row a household is enough to prove it
    SELECT account_key, row_ref
    FROM home
    QUALIFY row_number() OVER (PARTITION BY account_key ORDER BY household_id, row_ref) <= $evidence_rows
),

proof AS (
    SELECT account_key, string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM shown
    GROUP BY account_key
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(a.township) AS township,
    min(a.village) AS village,
    '救助金发到同一账户的有' || CAST(max(s.homes) AS VARCHAR) || '户，没有代管备案' AS because,
    string_agg(DISTINCT p.row_ref || ';' || f.evidence, ';' ORDER BY p.row_ref || ';' || f.evidence) AS evidence,
    min(p.match) AS match
FROM population AS p
JOIN shared AS s ON s.account_key = p.account_key
JOIN proof AS f ON f.account_key = p.account_key
JOIN aided_person AS a ON a.person_id = p.person_id
GROUP BY p.person_id
