/* ---
code: "350"
title: 临时救助批准了一直没有发
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2014〕47号, article: 二（三）, gist: 急难先救，一般情形按程序审批发放, valid_from: 2014-10-03}
  - {norm: 社会救助法, article: 第二十九条, gist: 基本生活暂时严重困难的给予临时救助, valid_from: 2026-07-01}
reads: [linshi_grant, gone_person, payment?]
parameters:
  pay_within_days: {use: linshi/pay_within_days, role: guard}
  filled_share: {use: linshi/filled_share, role: guard}
benign:
  - 已经用现金发了，台账没有补
  - 分阶段发放，下一阶段还没有到
ask_first:
  - 钱到底发了没有，卡在哪一步
verify: [V3, V1]
absent: [linshi_grant.paid_on?, payment]
due_process: 没有发的马上发。
say: 您的临时救助批了，我们来查一查钱到了没有。
--- */
WITH population AS (           -- goods are handed over and carry no day of payment
    SELECT *
    FROM linshi_grant
    WHERE coalesce(method, '转账') <> '实物'
        AND CAST(approved_on + $pay_within_days * INTERVAL '1' DAY AS DATE) <= $as_of
),

complete AS (                  -- the ledger does fill in the day of payment
    SELECT count(*) AS grants
    FROM population
    HAVING count(paid_on) > $filled_share * count(*)
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(p.approved_on AS VARCHAR) || '批准临时救助' || CAST(p.amount AS VARCHAR) || '元，台账上没有发放日期' AS because,
    p.row_ref AS evidence,
    p.amount,
    p.approved_on AS since,
    p.match
FROM population AS p
CROSS JOIN complete AS c
WHERE p.paid_on IS NULL
    AND p.person_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (           -- the same sum reached the person since
        SELECT 1
        FROM payment AS f
        WHERE f.person_id = p.person_id
            AND f.amount = p.amount
            AND f.paid_on >= p.approved_on
            AND coalesce(f.pay_status, '成功') = '成功'
    )
    AND NOT EXISTS (           -- the same grant on another sheet, with its day of payment
        SELECT 1
        FROM linshi_grant AS o
        WHERE o.person_id = p.person_id
            AND o.amount = p.amount
            AND o.paid_on >= p.approved_on
    )
