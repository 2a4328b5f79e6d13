/* ---
code: "715"
title: 多户的救助卡拿在一个人手里
direction: 资金
level: 黄
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股、驻局纪检监察组
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 直接支付到低保家庭的账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十六条, gist: 代为保管银行卡的要有书面协议并备案, valid_from: 2021-07-01}
reads: [card_withdrawal?, roll_payee, account_custody?]
needs_any: [card_withdrawal, account_custody]
parameters:
  kept_cards: {use: funds/kept_cards, role: guard}
  no_mandate_words: {use: funds/no_mandate_words, role: guard}
  same_terminal_cards: {use: funds/same_terminal_cards, role: guard}
  same_terminal_minutes: {use: funds/same_terminal_minutes, role: guard}
benign:
  - 银行进村服务日，大家一起取
  - 代管协议已备案
  - 有委托书，登记时没有填
  - 供养机构替院民统一保管，另有手续
ask_first:
  - 问各户卡在谁手里，是不是自己取的
verify: [V3, V6]
absent: [account_custody]
due_process: 先问本人；确由他人保管的补办协议备案或交还本人。
say: 我们来问一下您的卡是不是在自己手里。
words:
  steps: {registered: 登记在代管的卡, stated: 写了委托手续一栏的登记, unmandated: 其中没有委托手续的}
  columns: {keeper: 代领人, sheet: 登记表}
--- */
WITH registered AS (           -- who keeps whose card; a column of mandates left blank where others have one says none
    SELECT
        *,
        coalesce(keeper_person_id, keeper_name_key) AS keeper,
        concat(split_part(row_ref, '|', 1), '|', split_part(row_ref, '|', 2)) AS sheet
    FROM account_custody
    WHERE coalesce(ended_on, DATE '9999-12-31') >= $as_of
),

stated AS (
    SELECT sheet
    FROM registered
    GROUP BY sheet
    HAVING count(mandate) > 0
),

unmandated AS (
    SELECT r.*
    FROM registered AS r
    JOIN stated AS s ON s.sheet = r.sheet
    WHERE regexp_matches(coalesce(r.mandate, '无'), $no_mandate_words)
),

population AS (                -- withdrawals from accounts on a roll, without a keeper rightly on file
    SELECT DISTINCT w.*
    FROM card_withdrawal AS w
    JOIN roll_payee AS r ON r.account_key = w.account_key
    WHERE NOT EXISTS (
            SELECT 1
            FROM registered AS c
            WHERE c.account_key = w.account_key
                AND NOT EXISTS (SELECT 1 FROM unmandated AS u WHERE u.row_ref = c.row_ref)
        )
),

close_by AS (
    SELECT
        p.row_ref,
        p.account_key,
        p.township,
        p.village,
        p.terminal,
        p.withdrawn_at,
        count(DISTINCT q.account_key) AS cards,
        string_agg(DISTINCT q.row_ref, ';' ORDER BY q.row_ref) AS evidence
    FROM population AS p
    JOIN population AS q
        ON q.terminal = p.terminal
        AND q.withdrawn_at = p.withdrawn_at
        AND q.minute BETWEEN p.minute AND p.minute + $same_terminal_minutes
    GROUP BY p.row_ref, p.account_key, p.township, p.village, p.terminal, p.withdrawn_at
),

best AS (                      -- one clue a terminal and day
    SELECT *
    FROM close_by
    WHERE cards >= $same_terminal_cards
    QUALIFY row_number() OVER (PARTITION BY terminal, withdrawn_at ORDER BY cards DESC, row_ref, account_key) = 1
)

SELECT
    b.row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    b.township,
    b.village,
    CAST(b.withdrawn_at AS VARCHAR) || '同一终端' || CAST($same_terminal_minutes AS VARCHAR) || '分钟内取了'
        || CAST(b.cards AS VARCHAR) || '张救助卡' AS because,
    b.evidence,
    b.withdrawn_at AS since
FROM best AS b
UNION ALL
SELECT
    coalesce(min(u.keeper_person_id), min(u.row_ref)) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(u.township) AS township,
    min(u.village) AS village,
    '代管登记上一个人拿着' || CAST(count(DISTINCT r.household_id) AS VARCHAR) || '户的救助卡，没有委托手续' AS because,
    string_agg(DISTINCT u.row_ref, ';' ORDER BY u.row_ref) AS evidence,
    min(u.registered_on) AS since
FROM unmandated AS u
JOIN roll_payee AS r ON r.account_key = u.account_key
GROUP BY u.keeper
HAVING count(DISTINCT r.household_id) >= $kept_cards
