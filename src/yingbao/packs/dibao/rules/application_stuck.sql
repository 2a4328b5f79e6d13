/* ---
code: "208"
title: 申请超过时限没有办结
direction: 程序
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十九条, gist: 公示期满后限期作出审批决定, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十二条, gist: 受理之日起三十个工作日内完成，特殊情况四十五个, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 四（一）, gist: 三十个工作日内完成，下放到乡镇的二十个, valid_from: 2022-10-20}
reads: [application, aided_member]
needs: [application]
parameters:
  decision_days: {use: dibao/decision_days, role: guard}
  longer_case_days: {use: dibao/longer_case_days, role: guard}
  longer_case_words: {use: dibao/longer_case_words, role: guard}
dated: [decision_days]
benign:
  - 公示有异议、人户分离，依规延长
  - 已办结，台账没有填
ask_first:
  - 卡在哪个环节，要补什么材料
verify: [V5]
absent: [application.decided_on?]
due_process: 尽快办结，书面告知结果。
say: 您的申请时间长了还没有结果，我们来催办，并告诉您到了哪一步。
--- */
WITH population AS (
    SELECT *
    FROM application
    WHERE programme IN ('低保', '特困')
        AND coalesce(decision, '在办') = '在办'
        AND decided_on IS NULL
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    CAST(min(p.accepted_on) AS VARCHAR) || '受理' || min(p.programme) || '申请，超过时限没有办结' AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence,
    min(p.accepted_on) AS since,
    min(p.match) AS match
FROM population AS p
JOIN param_decision_days AS d ON p.accepted_on BETWEEN d.valid_from AND d.valid_to
WHERE p.accepted_on + CAST(d.value AS INTEGER) + coalesce(p.suspended_days, 0)
        + CASE WHEN regexp_matches(coalesce(p.reasons, ''), $longer_case_words) THEN $longer_case_days ELSE 0 END < $as_of
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id AND a.is_covered)
    AND p.person_id IS NOT NULL
GROUP BY p.person_id
