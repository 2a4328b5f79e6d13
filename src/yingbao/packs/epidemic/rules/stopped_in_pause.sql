/* ---
code: "505"
title: 疫情暂停退出核查期间停了低保
direction: 漏保
level: 黄
status: trial
valid_from: 2020-03-06
programme: dibao
pack: epidemic
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发明电〔2020〕9号, article: 二, gist: 疫情期间暂停低保退出核查, valid_from: 2020-03-06, valid_to: 2022-12-31}
  - {norm: 民发〔2021〕57号, article: 第三十一条, gist: 重大突发事件时可以延长核查期限, valid_from: 2021-07-01}
reads: [stop_decision, aided_member]
needs: [stop_decision, dibao_member]
parameters:
  review_paused: {use: epidemic/review_paused, role: guard, optional: true}
  not_review_words: {use: epidemic/not_review_words, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
dated: [review_paused]
benign:
  - 死亡、迁出、转特困，或本人书面申请退出
  - 停保以后已经恢复
ask_first:
  - 停保的原因是怎么核出来的，停了以后靠什么生活
verify: [V1, V5]
due_process: 暂停期间不应当因复核停保的，恢复并补发；不合条件的等恢复核查以后按程序办。
say: 疫情期间您家的低保停了，我们来核对该不该停，停错的会补发。
--- */
WITH population AS (
    SELECT s.*
    FROM stop_decision AS s
    JOIN param_review_paused AS d ON s.decided_on BETWEEN d.valid_from AND d.valid_to
    WHERE s.decision_kind = '停保'
        AND coalesce(s.programme, '低保') = '低保'
        AND s.person_id IS NOT NULL
        AND s.decided_on <= $as_of
        AND s.decided_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.decided_on AS VARCHAR) || '决定停保（“' || p.reason || '”），当时正暂停退出核查' AS because,
    p.row_ref AS evidence,
    p.decided_on AS since,
    p.match
FROM population AS p
WHERE NOT regexp_matches(p.reason, $not_review_words)
    AND NOT EXISTS (           -- restored: on a roll of the month of effect or later
        SELECT 1
        FROM aided_member AS a
        WHERE a.person_id = p.person_id
            AND a.period >= coalesce(p.effective_month, p.decided_on)
    )
