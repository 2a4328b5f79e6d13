/* ---
code: "242"
title: 批准快过法定程序
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十五条, gist: 乡镇公示七天, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2012〕220号, article: 第二十九条, gist: 县里再公示七天后作出决定, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十九条, gist: 初审意见公示七天, valid_from: 2021-07-01}
reads: [application]
parameters:
  publicity_days: dibao/publicity_days
dated: [publicity_days]
benign:
  - 台账日期填错
  - 急难时简化程序
ask_first:
  - 看公示照片和入户调查表的日期
verify: [V7]
due_process: 程序没走完的补走程序；不能因此停发本人待遇。
say: 您的低保手续日期有出入，我们来补齐，不影响您领取。
--- */
WITH population AS (           -- the days demanded are those of the day of the decision
    SELECT a.*, CAST(d.value AS INTEGER) AS days
    FROM application AS a
    JOIN param_publicity_days AS d ON a.decided_on BETWEEN d.valid_from AND d.valid_to
    WHERE a.programme = '低保'
        AND a.decision = '批准'
        AND a.person_id IS NOT NULL
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(
        DISTINCT CASE
            WHEN surveyed_on > decided_on
                THEN CAST(decided_on AS VARCHAR) || '批准，' || CAST(surveyed_on AS VARCHAR) || '才入户调查'
            ELSE CAST(publicity_from AS VARCHAR) || '开始公示，' || CAST(decided_on AS VARCHAR)
                || '批准，不足' || CAST(days AS VARCHAR) || '天'
        END,
        '；' ORDER BY CASE
            WHEN surveyed_on > decided_on
                THEN CAST(decided_on AS VARCHAR) || '批准，' || CAST(surveyed_on AS VARCHAR) || '才入户调查'
            ELSE CAST(publicity_from AS VARCHAR) || '开始公示，' || CAST(decided_on AS VARCHAR)
                || '批准，不足' || CAST(days AS VARCHAR) || '天'
        END
    ) AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    min(decided_on) AS since,
    min(match) AS match
FROM population
WHERE surveyed_on > decided_on
    OR publicity_from + days > decided_on
GROUP BY person_id
