/* ---
code: "705"
title: 收款人不是低保家庭成员
direction: 资金
level: 橙
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金直接支付到低保家庭的账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十五条, gist: 支付到低保家庭的账户, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕57号, article: 第二十六条, gist: 代为保管的要有书面协议并报县备案, valid_from: 2021-07-01}
reads: [aid_payment, roll_payee, account_custody?, hukou_person?, tekun_member?, residence]
needs: [payment, dibao_member]
benign:
  - 监护人、代领人已备案
  - 同一户口簿的家人收款
  - 供养机构统一领取
  - 银行开户时姓名写法不同、改过名
ask_first:
  - 钱是不是交到了本人手里
verify: [V3]
absent: [account_custody]
due_process: 核实后改发到本人账户；不影响本人待遇。
say: 您的救助金发到了别人的账户，我们来核对您收到没有。
--- */
WITH outsider AS (             -- paid to an account of that month's roll, under a stranger's number
    SELECT DISTINCT
        '号码' AS seen_by,
        y.name_key,
        y.programme,
        y.person_id,
        y.match,
        y.period,
        y.amount,
        y.row_ref,
        y.account_key,
        r.household_id,
        y.township,
        y.village
    FROM aid_payment AS y
    JOIN roll_payee AS r
        ON r.programme = y.programme
        AND r.period = y.period
        AND r.account_key = y.account_key
    WHERE NOT EXISTS (
            SELECT 1
            FROM roll_payee AS m
            WHERE m.person_id = y.person_id
                AND m.period = y.period
        )
        AND NOT EXISTS (       -- the roll's number is broken: same account and same name is the same person
            SELECT 1
            FROM roll_payee AS m
            WHERE m.account_key = y.account_key
                AND m.name_key = y.name_key
        )
        AND NOT EXISTS (       -- the account of a home that receives for its residents
            SELECT 1
            FROM tekun_member AS t
            WHERE t.account_key = y.account_key
                AND t.support_mode = '集中'
        )
        AND y.person_id IS NOT NULL
),

misnamed AS (                  -- under a member's own number, to a name that nobody of the household bears
    SELECT DISTINCT
        '户名' AS seen_by,
        y.name_key,
        y.programme,
        y.person_id,
        y.match,
        y.period,
        y.amount,
        y.row_ref,
        y.account_key,
        r.household_id,
        y.township,
        y.village
    FROM aid_payment AS y
    JOIN roll_payee AS r
        ON r.programme = y.programme
        AND r.period = y.period
        AND r.person_id = y.person_id
    WHERE y.programme = 'dibao'
        AND y.name_key IS NOT NULL
        AND NOT EXISTS (       -- a member whose name is not known may be the one
            SELECT 1
            FROM roll_payee AS m
            WHERE m.household_id = r.household_id
                AND m.period = y.period
                AND coalesce(m.name_key, y.name_key) = y.name_key
        )
        AND NOT EXISTS (       -- an account of several households is 704's matter
            SELECT 1
            FROM roll_payee AS o
            WHERE o.account_key = y.account_key
                AND o.period = y.period
                AND o.household_id <> r.household_id
        )
        AND NOT EXISTS (       -- kept for this person by somebody on file
            SELECT 1
            FROM account_custody AS c
            WHERE c.person_id = y.person_id
                AND coalesce(c.ended_on, DATE '9999-12-31') >= y.period
        )
        AND NOT EXISTS (       -- a name in the person's own hukou book
            SELECT 1
            FROM hukou_person AS me
            JOIN hukou_person AS kin ON kin.household_id = me.household_id
            WHERE me.person_id = y.person_id
                AND kin.name_key = y.name_key
        )
),

population AS (
    SELECT * FROM outsider
    UNION ALL
    SELECT * FROM misnamed
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    coalesce(min(p.township), min(w.township)) AS township,
    coalesce(min(p.village), min(w.village)) AS village,
    CASE p.seen_by WHEN '号码' THEN '收了在册家庭的救助金' ELSE '救助金发到的户名不是家里任何人的姓名，' END
        || CAST(count(DISTINCT p.period) AS VARCHAR) || '个月、' || CAST(sum(p.amount) AS VARCHAR) || '元'
        || CASE p.seen_by WHEN '号码' THEN '，不是家庭成员' ELSE '' END || '，也没有代领备案' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence,
    sum(p.amount) AS amount,
    count(DISTINCT p.period) AS months,
    min(p.period) AS since,
    p.programme,
    min(p.match) AS match,
    CASE p.seen_by WHEN '户名' THEN '黄' ELSE '橙' END AS level
FROM population AS p
LEFT JOIN residence AS w ON w.person_id = p.person_id
WHERE NOT EXISTS (
        SELECT 1
        FROM account_custody AS c
        WHERE c.account_key = p.account_key
            AND coalesce(c.ended_on, DATE '9999-12-31') >= p.period
    )
    AND (
        p.seen_by = '户名'      -- under the member's own number: the book was asked for the name
        OR NOT EXISTS (        -- kin in one hukou book
            SELECT 1
            FROM hukou_person AS me
            JOIN hukou_person AS kin ON kin.household_id = me.household_id
            JOIN roll_payee AS m ON m.person_id = kin.person_id
            WHERE me.person_id = p.person_id
                AND m.household_id = p.household_id
        )
    )
GROUP BY p.seen_by, p.person_id, p.programme
HAVING sum(p.amount) > 0
