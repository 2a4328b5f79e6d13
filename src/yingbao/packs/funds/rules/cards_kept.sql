/* ---
code: "715"
title: 多张救助卡在同一终端短时间内取款
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
reads: [card_withdrawal, roll_payee, account_custody?]
parameters:
  same_terminal_cards: {use: funds/same_terminal_cards, role: guard}
  same_terminal_minutes: {use: funds/same_terminal_minutes, role: guard}
  no_agreement_words: {use: funds/no_agreement_words, role: guard}
benign:
  - 银行进村服务日，大家一起取
  - 代管协议已备案
ask_first:
  - 问各户卡在谁手里，是不是自己取的
verify: [V3, V6]
due_process: 先问本人；确由他人保管的补办协议备案或交还本人。
say: 我们来问一下您的卡是不是在自己手里。
--- */
WITH population AS (           -- withdrawals from accounts on a roll, without a keeper on file
    SELECT DISTINCT w.*
    FROM card_withdrawal AS w
    JOIN roll_payee AS r ON r.account_key = w.account_key
    WHERE NOT EXISTS (         -- 无委托 on file is a keeper without leave
        SELECT 1
        FROM account_custody AS c
        WHERE c.account_key = w.account_key
            AND NOT regexp_matches(coalesce(c.agreement, ''), $no_agreement_words)
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
