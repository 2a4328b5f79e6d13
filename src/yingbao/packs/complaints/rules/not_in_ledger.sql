/* ---
code: "606"
title: 群众反映的救助问题没有进问题台账
direction: 程序
level: 黄
status: trial
valid_from: 2020-04-26
programme: complaints
pack: complaints
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （六）, gist: 收集群众反映的问题，建立问题清单和整改台账, valid_from: 2020-04-26}
reads: [complaint, problem_ledger]
parameters:
  aid_words: complaints/aid_words
  ledger_days: {use: complaints/ledger_days, role: guard}
  consult_words: {use: complaints/consult_words, role: guard}
benign:
  - 重复件，并在另一件里
  - 只是咨询
  - 台账里有，没有写信访件号
  - 刚收到，还在核对
ask_first:
  - 台账里是不是用别的编号登记了
verify: [V7]
absent: [problem_ledger]
due_process: 补进台账，按期核查答复。
say: 您反映的事我们已经登记，会按期核查并告诉您结果。
--- */
WITH population AS (
    SELECT *
    FROM complaint
    WHERE regexp_matches(coalesce(matter, '') || coalesce(content, ''), $aid_words)
        AND NOT regexp_matches(coalesce(matter, '') || coalesce(content, ''), $consult_words)
        AND merged_into IS NULL
        AND received_on + $ledger_days < $as_of
)

SELECT
    p.row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '登记号' || coalesce(p.case_no, '（没有）') || '，' || CAST(p.received_on AS VARCHAR) || '收到，反映救助问题，整改台账里没有' AS because,
    p.row_ref AS evidence,
    p.received_on AS since,
    p.case_no AS matter
FROM population AS p
WHERE NOT EXISTS (SELECT 1 FROM problem_ledger AS t WHERE t.complaint_no = p.case_no)
    AND NOT EXISTS (SELECT 1 FROM problem_ledger AS t WHERE t.problem_no = p.problem_no)
    AND NOT EXISTS (           -- a ledger line of the village without a case number may be this one
        SELECT 1
        FROM problem_ledger AS t
        WHERE t.source = '信访'
            AND t.complaint_no IS NULL
            AND t.township = p.township
            AND t.village = p.village
            AND t.found_on >= p.received_on
            AND t.found_on <= p.received_on + $ledger_days
    )
