/* ---
code: "408"
title: 分散供养没有有效的委托照料服务协议
direction: 程序
level: 黄
status: trial
valid_from: 2020-01-01
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民发〔2020〕8号, article: 全文, gist: 分散供养签委托照料服务协议，写明照料人、内容、报酬和探访, valid_from: 2020-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （四）, gist: 检查是否按规定与分散供养特困人员签订委托照料服务协议, valid_from: 2020-04-26}
reads: [tekun_person, care_arrangement, unlinked]
parameters:
  grace_months: {use: tekun/agreement_grace_months, role: guard}
benign:
  - 新纳入的，协议正在签
  - 到期后已续签，台账没有更新
  - 刚从机构回家
ask_first:
  - 平时谁照料，有没有协议
verify: [V1, V7]
absent: [care_agreement]
due_process: 没有协议先补签，不影响供养金发放。
say: 我们来看看平时谁照料您，把照料协议签好，照料得不好可以换人。
--- */
WITH agreement AS (            -- the one that lasts longest counts: a renewal replaces the old one
    SELECT
        person_id,
        max(coalesce(expires_on, DATE '9999-12-31')) AS expires_on,
        bool_or(carer_person_id IS NOT NULL OR carer_name_key IS NOT NULL) AS has_carer,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM care_arrangement
    WHERE is_agreement
    GROUP BY person_id
),

told AS (                      -- townships whose agreements are at hand
    SELECT DISTINCT coalesce(c.township, p.township) AS township
    FROM care_arrangement AS c
    LEFT JOIN tekun_person AS p ON p.person_id = c.person_id
    WHERE c.is_agreement
),

population AS (
    SELECT p.*, g.expires_on, g.has_carer, g.evidence AS agreement_ref
    FROM tekun_person AS p
    JOIN told AS t ON t.township = p.township
    LEFT JOIN agreement AS g ON g.person_id = p.person_id
    WHERE p.support_mode = '分散'
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    CASE
        WHEN expires_on IS NULL THEN '分散供养，没有查到委托照料服务协议'
        WHEN expires_on < $as_of THEN '分散供养，照料协议' || CAST(expires_on AS VARCHAR) || '到期，没有查到续签'
        ELSE '分散供养，照料协议上没有照料人'
    END AS because,
    concat_ws(';', evidence, agreement_ref) AS evidence,
    CASE WHEN expires_on < $as_of THEN expires_on END AS since,
    match
FROM population AS p
WHERE (expires_on IS NULL OR expires_on < $as_of OR NOT has_carer)
    AND CAST(coalesce(start_month, DATE '1900-01-01') + $grace_months * INTERVAL '1' MONTH AS DATE) <= $as_of
    AND NOT EXISTS (           -- an agreement that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'care_agreement'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
