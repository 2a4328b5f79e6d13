/* ---
code: "809"
title: 一件事来回退、来回换人
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局、驻局纪检监察组
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 整治不担当、不作为，事难办, valid_from: 2020-04-26}
  - {norm: 公职人员政务处分法, article: 第三十九条, gist: 不履行职责、推诿的给予处分, valid_from: 2020-07-01}
reads: [problem_ledger]
parameters:
  return_times: style/return_times
  jurisdiction_words: {use: style/jurisdiction_words, role: guard}
benign:
  - 确实不归这个乡镇管（户籍、并村）
  - 已经办结
ask_first:
  - 看每次退回写的理由
verify: [V2]
absent: []
due_process: 由县里定一个单位负责，不再退。
say: 您的事转了几道手，我们定好了由谁来办，会尽快办。
--- */
WITH population AS (
    SELECT *
    FROM problem_ledger
    WHERE coalesce(state, '核查中') <> '已销号'
        AND found_on <= $as_of
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    '台账' || coalesce(problem_no, '（没有编号）') || '退回' || CAST(coalesce(return_count, 0) AS VARCHAR) || '次，换责任单位'
        || CAST(coalesce(owner_change_count, 0) AS VARCHAR) || '次，还没有办结' AS because,
    row_ref AS evidence,
    found_on AS since,
    problem_no AS matter
FROM population
WHERE greatest(coalesce(return_count, 0), coalesce(owner_change_count, 0)) >= $return_times
    AND NOT regexp_matches(coalesce(return_reason, ''), $jurisdiction_words)
