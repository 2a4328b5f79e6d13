/* ---
code: "712"
title: 救助资金科目或用途不对
direction: 资金
level: 橙
status: trial
valid_from: 2017-06-01
programme: funds
pack: funds
owner: 县民政局财务股、县财政局
legal_basis:
  - {norm: 财社〔2017〕58号, article: 第八条, gist: 专款专用，不得用于工作经费等, valid_from: 2017-06-01}
  - {norm: 国务院令第649号, article: 第五条, gist: 社会救助资金专项管理、分账核算、专款专用, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第七十一条, gist: 截留、挪用救助资金的追究责任, valid_from: 2026-07-01}
reads: [fund_transfer]
parameters:
  office_cost_words: {use: funds/office_cost_words, role: guard}
  service_words: {use: funds/service_words, role: guard}
  dibao_items: {use: funds/dibao_items, role: guard}
  tekun_items: {use: funds/tekun_items, role: guard}
  linshi_items: {use: linshi/linshi_items, role: guard}
words:
  steps: {judged: 看过科目的各笔}
  columns: {meant: 是哪一类的钱, booked: 科目是哪一类的}
benign:
  - 购买救助服务（2020年8月起可以列支）
  - 科目编码录错
  - 用途里的字眼是收款单位的名称
ask_first:
  - 看记账凭证和附件
verify: [V3]
due_process: 调整科目；挤占挪用的归还并移交。
say: 我们在核对资金用途。
--- */
WITH population AS (
    SELECT
        *,
        coalesce(item, budget_item, '救助资金') AS money,  -- a cash book names the item only, or nothing
        coalesce(purpose, '') AS used_for,
        coalesce(budget_item, '') AS coded,
        CASE                       -- money of one programme; that of several has but one code
            WHEN regexp_matches(item, $dibao_items) AND NOT regexp_matches(item, $tekun_items)
                AND NOT regexp_matches(item, $linshi_items) THEN '低保'
            WHEN regexp_matches(item, $tekun_items) AND NOT regexp_matches(item, $dibao_items)
                AND NOT regexp_matches(item, $linshi_items) THEN '特困'
            WHEN regexp_matches(item, $linshi_items) AND NOT regexp_matches(item, $dibao_items)
                AND NOT regexp_matches(item, $tekun_items) THEN '临时救助'
        END AS meant,
        CASE
            WHEN budget_item LIKE '20819%' THEN '低保'
            WHEN budget_item LIKE '20820%' THEN '临时救助'
            WHEN budget_item LIKE '20821%' THEN '特困'
        END AS booked
    FROM fund_transfer
),

judged AS (
    SELECT *, coalesce(meant <> booked, FALSE) AS is_crossed
    FROM population
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    CAST(NULL AS VARCHAR) AS township,
    CAST(NULL AS VARCHAR) AS village,
    CASE
        WHEN regexp_matches(used_for, $office_cost_words) AND NOT regexp_matches(used_for, $service_words)
            THEN money || '用途写的是“' || used_for || '”'
        ELSE money || '列在科目“' || coded || '”'
    END || '，' || CAST(amount AS VARCHAR) || '元' AS because,
    row_ref AS evidence,
    amount,
    sent_on AS since,
    'strong' AS match,
    -- which words mean office costs nobody has verified: they alone are never more than a hint
    CASE WHEN is_crossed THEN '橙' ELSE '黄' END AS level,
    concat_ws('|', document_no, money) AS matter
FROM judged
WHERE (regexp_matches(used_for, $office_cost_words) AND NOT regexp_matches(used_for, $service_words))
    OR is_crossed
