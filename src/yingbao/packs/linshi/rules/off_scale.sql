/* ---
code: "310"
title: 临时救助金额超出标准范围，又没有一事一议
direction: 程序
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十九条, gist: 临时救助的具体事项和标准由县级以上地方政府定, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2018〕23号, article: 二（三）, gist: 分类分档定标准，重大困难一事一议, valid_from: 2018-01-23}
reads: [linshi_case]
needs: [linshi_grant]
parameters:
  township_ceiling: {use: linshi/township_ceiling, role: guard}
  grant_max: {use: linshi/grant_max, role: guard}
  grant_min: {use: linshi/grant_min, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 特别困难，一事一议，纪要没有登上台账
  - 金额填错了单位
  - 发的是实物，折价很小
ask_first:
  - 看一事一议的纪要；核对台账金额的单位
verify: [V2, V7]
absent: [linshi_grant.special_case_no?]
due_process: 补齐纪要或更正台账；不能因为手续问题向受助人要回。
say: 我们在核对台账上的金额，不影响您家。
--- */
WITH population AS (
    SELECT
        *,
        CASE
            WHEN approval_level = '乡级' AND amount > $township_ceiling
                THEN '超过乡镇审批上限' || CAST($township_ceiling AS VARCHAR) || '元'
            WHEN amount > $grant_max THEN '超过一次救助上限' || CAST($grant_max AS VARCHAR) || '元'
            WHEN amount < $grant_min AND coalesce(method, '转账') <> '实物'
                THEN '低于一次救助下限' || CAST($grant_min AS VARCHAR) || '元'
        END AS how
    FROM linshi_case
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    CAST(day AS VARCHAR) || '临时救助' || CAST(amount AS VARCHAR) || '元，' || how || '，没有一事一议纪要' AS because,
    row_ref AS evidence,
    amount,
    day AS since,
    match
FROM population
WHERE how IS NOT NULL
    AND special_case_no IS NULL
    AND person_id IS NOT NULL
    AND day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
