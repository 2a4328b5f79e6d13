/* ---
code: "313"
title: 申请人在申请、审批以前已经去世，或钱发给了别人
direction: 错保
level: 红
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十八条, gist: 临时救助由本人或家庭申请，按规定审批, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 财社〔2017〕58号, article: 第十条, gist: 国库集中支付、社会化发放，直接到人到户, valid_from: 2017-06-01}
  - {norm: 社会救助法, article: 第六条, gist: 救助资金按国库集中支付的规定支付, valid_from: 2026-07-01}
reads: [linshi_case, death?, living_sign?, account_custody?, hukou_person?]
needs: [linshi_grant]
parameters:
  proof_of_life_days: {use: dibao/proof_of_life_days, role: guard}
  adult_age: {use: dibao/adult_age, role: guard}
  payee_words: {use: linshi/payee_words, role: guard}
  bereaved_words: {use: linshi/bereaved_words, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 未成年人、失能的人由监护人代领
  - 直接付给医院、学校
  - 由家里人代收
  - 台账没有写申请日期，申请以后、批准以前去世的
  - 死亡登记写错了人，或台账把死者写成了申请人（家属申请丧葬等困难）
ask_first:
  - 人还在不在；钱到了谁手里，用在了什么上
verify: [V1, V3, V5]
absent: [linshi_grant.applied_on?]
due_process: 先见人、查流水；家属代为申请的补正台账即可，确属冒领的听取意见后再处理。
say: 我们来核对上次救助的钱是不是到了您手里。
--- */
WITH population AS (
    SELECT
        *,
        coalesce(applied_on, approved_on, paid_on) AS asked_on
    FROM linshi_case
    WHERE person_id IS NOT NULL
        AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
),

dead AS (
    SELECT
        p.row_ref AS case_ref,
        '申请人' || CAST(d.died_on AS VARCHAR) || '已去世（' || d.sources || '），' || CAST(p.asked_on AS VARCHAR)
            || CASE WHEN p.applied_on IS NULL THEN '才审批、发放，台账没有写哪天申请' ELSE '还在申请' END AS what,
        d.evidence,
        d.match,
        -- who died while the case was going on had asked in time; a family asks for what a death costs it
        CASE
            WHEN p.applied_on IS NULL OR regexp_matches(coalesce(p.reason, ''), $bereaved_words) THEN '黄'
            ELSE '红'
        END AS level
    FROM population AS p
    JOIN death AS d ON d.person_id = p.person_id AND d.died_on < p.asked_on
    WHERE NOT EXISTS (
        SELECT 1
        FROM living_sign AS s
        WHERE s.person_id = p.person_id
            AND s.seen_on > d.died_on + $proof_of_life_days
    )
),

other_payee AS (               -- a name alone is weak: only to be looked at
    SELECT
        p.row_ref AS case_ref,
        '收款人不是本人，也不是台账上写明的监护人、家人或机构' AS what,
        CAST(NULL AS VARCHAR) AS evidence,
        'strong' AS match,
        '黄' AS level
    FROM population AS p
    WHERE p.payee_name_key <> p.name_key
        AND NOT regexp_matches(coalesce(p.payee_relation, ''), $payee_words)
        AND coalesce(CAST(p.id_birth_date + $adult_age * INTERVAL '1' YEAR AS DATE), p.day) <= p.day
        AND NOT EXISTS (       -- a keeper on file
            SELECT 1
            FROM account_custody AS k
            WHERE k.person_id = p.person_id
                AND k.keeper_name_key = p.payee_name_key
        )
        AND NOT EXISTS (       -- a keeper on file whose name lost a rare character: known by his number
            SELECT 1
            FROM account_custody AS k
            JOIN hukou_person AS w ON w.person_id = k.keeper_person_id
            WHERE k.person_id = p.person_id
                AND w.name_key = p.payee_name_key
        )
        AND NOT EXISTS (       -- somebody in the same book
            SELECT 1
            FROM hukou_person AS kin
            WHERE kin.household_id = p.home_id
                AND kin.name_key = p.payee_name_key
        )
),

hit AS (
    SELECT * FROM dead
    UNION ALL
    SELECT * FROM other_payee
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.day AS VARCHAR) || '临时救助' || CAST(p.amount AS VARCHAR) || '元：' || h.what AS because,
    concat_ws(';', p.row_ref, h.evidence) AS evidence,
    p.amount,
    p.day AS since,
    least(p.match, h.match) AS match,
    h.level
FROM population AS p
JOIN hit AS h ON h.case_ref = p.row_ref
