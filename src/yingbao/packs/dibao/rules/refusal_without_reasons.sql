/* ---
code: "209"
title: 不予批准没有书面理由或没有按时告知
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十六条, gist: 不予批准的在三日内书面告知并说明理由, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十一条, gist: 三个工作日内书面告知并说明理由, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十五条, gist: 不给予救助的书面告知并说明理由, valid_from: 2026-07-01}
reads: [application]
parameters:
  refusal_notice_days: {use: dibao/refusal_notice_days, role: guard}
dated: [refusal_notice_days]
benign:
  - 申请人自己撤回
  - 已送达，台账没有填日期
ask_first:
  - 找告知书和送达回证
verify: [V5]
absent: [application.reasons?, application.notified_on?]
due_process: 补送书面告知，写明理由和救济途径。
say: 您的申请没有批准，我们来把书面理由和申诉办法补给您。
--- */
WITH population AS (
    SELECT a.*, CAST(d.value AS INTEGER) AS days
    FROM application AS a
    JOIN param_refusal_notice_days AS d ON coalesce(a.decided_on, a.accepted_on) BETWEEN d.valid_from AND d.valid_to
    WHERE a.decision = '不予批准'
        AND a.person_id IS NOT NULL
)

SELECT
    person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    coalesce(CAST(min(decided_on) AS VARCHAR) || '决定不予批准', '不予批准，没有写决定日期')
        || CASE WHEN bool_or(coalesce(trim(reasons), '') = '') THEN '，没有写理由' ELSE '' END
        || CASE
            WHEN bool_or(notified_on IS NULL) THEN '，没有告知日期'
            WHEN bool_or(notified_on > decided_on + days) THEN '，' || CAST(max(notified_on) AS VARCHAR) || '才告知'
            ELSE ''
        END AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    min(coalesce(decided_on, accepted_on)) AS since,
    min(match) AS match
FROM population
WHERE coalesce(decided_on, accepted_on) + days < $as_of      -- a ledger without the day of deciding: the day of accepting
    AND (
        coalesce(trim(reasons), '') = ''
        OR notified_on IS NULL
        OR notified_on > decided_on + days
    )
GROUP BY person_id
