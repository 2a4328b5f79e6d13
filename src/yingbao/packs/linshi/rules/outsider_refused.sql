/* ---
code: "315"
title: 因为不是本地户籍没有受理
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2014〕47号, article: 二（二）, gist: 本地户籍或持居住证的应当受理，非本地的协助申请，不得推诿, valid_from: 2014-10-03}
  - {norm: 中办发〔2020〕18号, article: 第14项, gist: 急难救助逐步取消户籍居住限制，探索急难发生地实施, valid_from: 2020-08-25}
  - {norm: 社会救助法, article: 第三十七条, gist: 临时救助在急难发生地申请, valid_from: 2026-07-01}
reads: [aid_enquiry, linshi_helped?]
needs: [aid_enquiry]
parameters:
  outsider_words: {use: linshi/outsider_words, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 急难不在本地发生
  - 已经协助向户籍地或救助管理站申请
  - 后来受理了
ask_first:
  - 人现在在哪里，当时遇到了什么事，后来解决了没有
verify: [V1]
absent: []
due_process: 找到人，急的先救助；不能再以户籍为由推开。
say: 上次没有受理您的申请，我们想补救，请告诉我们您现在的情况。
--- */
WITH population AS (
    SELECT
        *,
        coalesce(person_id, name_key, row_ref) AS who
    FROM aid_enquiry
    WHERE asked_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
        AND asked_on <= $as_of
)

SELECT
    coalesce(p.person_id, p.row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.asked_on AS VARCHAR) || '来求助，以户籍为由没有受理（“' || coalesce(p.reason, '户籍在' || p.hukou_kind) || '”）' AS because,
    p.row_ref AS evidence,
    p.asked_on AS since,
    CASE WHEN p.person_id IS NULL THEN p.name_key END AS matter,
    coalesce(p.match, 'medium') AS match
FROM population AS p
WHERE p.outcome = '不予受理'
    AND (
        regexp_matches(p.reason, $outsider_words)
        OR (p.reason IS NULL AND p.hukou_kind IN ('外县', '居住证'))
    )
    AND coalesce(p.emergency_here, TRUE)
    AND NOT EXISTS (           -- taken up later
        SELECT 1
        FROM population AS later
        WHERE later.who = p.who
            AND later.outcome IN ('受理', '转介')
            AND later.asked_on >= p.asked_on
    )
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_helped AS h
        WHERE h.person_id = p.person_id
            AND h.helped_on >= p.asked_on
    )
