/* ---
code: "607"
title: 已经销号，比对仍然命中
direction: 作风
level: 橙
status: trial
valid_from: 2020-04-26
programme: complaints
pack: complaints
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 严肃查处表面整改、虚假整改、纸上整改, valid_from: 2020-04-26}
  - {norm: 沁民函字〔2020〕30号, article: （六）, gist: 问题清零，对账销号, valid_from: 2020-04-26}
reads: [problem_ledger, data_clue]
parameters:
  rematch_lag_days: {use: complaints/rematch_lag_days, role: guard}
benign:
  - 部门数据隔月才更新
  - 核实不属实，是来源数据没有更正
  - 整改后又有新的情况
ask_first:
  - 看整改的决定和名册、发放有没有变
verify: [V2, V3]
due_process: 重开这一条，由另一组核查；核实以前不影响本人待遇。
say: 台账上写已经办好，数据里还没有变，我们再核对一次。
--- */
WITH population AS (
    SELECT *
    FROM problem_ledger
    WHERE state = '已销号'
        AND coalesce(outcome, '属实') <> '不属实'
),

matched AS (                   -- by the number of the clue, or the same person by the same rule
    SELECT p.row_ref AS line_ref, d.*
    FROM population AS p
    JOIN data_clue AS d ON d.clue_no = p.clue_no
    UNION
    SELECT p.row_ref AS line_ref, d.*
    FROM population AS p
    JOIN data_clue AS d ON d.person_id = p.person_id AND d.rule_code = p.rule_code
)

SELECT
    coalesce(min(d.person_id), p.row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '台账' || p.problem_no || '于' || CAST(p.closed_on AS VARCHAR) || '销号，' || CAST(max(d.matched_on) AS VARCHAR)
        || '比对仍命中规则' || min(d.rule_code) AS because,
    p.row_ref || ';' || string_agg(DISTINCT d.row_ref, ';' ORDER BY d.row_ref) AS evidence,
    p.closed_on AS since,
    min(coalesce(d.match, 'strong')) AS match,
    p.problem_no AS matter
FROM population AS p
JOIN matched AS d
    ON d.line_ref = p.row_ref
    AND d.matched_on > p.closed_on + $rematch_lag_days
    AND d.matched_on <= $as_of
    -- a clue that began after the closing is a new matter
    AND coalesce(d.first_matched_on, p.closed_on) <= p.closed_on
GROUP BY p.row_ref, p.problem_no, p.township, p.village, p.closed_on
