/* ---
code: "307"
title: 支出型临时救助没有核对或公示
direction: 程序
level: 黄
status: trial
valid_from: 2018-01-23
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2018〕23号, article: 二（二）, gist: 支出型按程序审核审批，核对家庭经济状况, valid_from: 2018-01-23}
  - {norm: 社会救助法, article: 第四十二条, gist: 建核对机制、信息共享，确认结果各部门互认, valid_from: 2026-07-01}
reads: [linshi_case, aided_member]
needs: [linshi_grant, dibao_member]
parameters:
  merge_days: {use: linshi/merge_days, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 和前面的急难救助并在一起办
  - 低保、特困家庭已经核对过
  - 核对、公示都做了，台账没有填
ask_first:
  - 看案卷里的核对报告和公示照片
verify: [V2, V7]
absent: [linshi_grant.check_no?, linshi_grant.publicity_from?]
due_process: 该补的核对由经办部门补，不要求本人再交材料；符合条件的救助不受影响。
say: 您的救助还缺一份核对记录，由我们来补，不用您再跑。
words:
  columns: {missing: 没有写的材料（核对报告编号、公示日期）}
--- */
WITH population AS (
    SELECT
        *,
        count(check_no) OVER (PARTITION BY sheet) AS checks,
        count(publicity_from) OVER (PARTITION BY sheet) AS publicities
    FROM linshi_case
),

short AS (                     -- a column that the sheet does not have says nothing
    SELECT
        *,
        concat_ws(
            '、',
            CASE WHEN checks > 0 AND check_no IS NULL THEN '核对报告编号' END,
            CASE WHEN publicities > 0 AND publicity_from IS NULL THEN '公示日期' END
        ) AS missing
    FROM population
)

SELECT
    s.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    s.township,
    s.village,
    CAST(s.day AS VARCHAR) || '支出型临时救助' || CAST(s.amount AS VARCHAR) || '元，台账上没有' || s.missing AS because,
    s.row_ref AS evidence,
    s.amount,
    s.day AS since,
    s.match
FROM short AS s
WHERE s.aid_type = '支出型'
    AND s.person_id IS NOT NULL
    AND s.missing <> ''
    AND s.day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
    AND NOT s.is_known_poor
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = s.person_id)
    AND NOT EXISTS (           -- merged with an emergency
        SELECT 1
        FROM linshi_case AS e
        WHERE e.person_id = s.person_id
            AND e.aid_type = '急难型'
            AND e.day BETWEEN s.day - $merge_days AND s.day + $merge_days
    )
