/* ---
code: "244"
title: 凭残疾享受低保但残疾证已失效或降级
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十条, gist: 重度残疾人可以单独申请，重残以残疾证为准, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第八条, gist: 持证的一、二级和三级智力、精神残疾人可以单独申请, valid_from: 2021-07-01}
reads: [dibao_listing, dibao_member, dibao_home, disability_certificate, death?]
parameters:
  severe: disability/severe
  reissue_months: {use: dibao/reissue_months, role: guard}
benign:
  - 正在换证、补证
  - 重新评定后另有有效的证
  - 享受低保不是因为残疾
ask_first:
  - 看本人手里的残疾证和残联的登记
verify: [V2, V4]
due_process: 重新核算类别和分类施保；残疾证失效不等于家庭不困难，减发停发前听取本人意见。
say: 残联登记的残疾证状态变了，我们来帮您核对，需要换证的帮您联系。
words:
  steps: {failed: 没有一张对得上的残疾证的人}
--- */
WITH population AS (           -- the roll says a severe disability, or disability is why the money flows
    SELECT
        l.*,
        coalesce(m.disability_class, '') || coalesce(CAST(m.disability_level AS VARCHAR), '') AS claim,
        list_contains($severe, m.disability_class || CAST(m.disability_level AS VARCHAR)) AS claims_severe
    FROM dibao_listing AS l
    JOIN dibao_member AS m ON m.row_ref = l.row_ref AND m.person_id = l.person_id
    LEFT JOIN dibao_home AS h ON h.household_id = l.household_id
    WHERE list_contains($severe, m.disability_class || CAST(m.disability_level AS VARCHAR))
        OR (
            (
                coalesce(m.is_disabled, m.disability_level IS NOT NULL)
                OR (m.is_disabled IS NULL AND h.family_size = 1)       -- one person, one reason: it is this one's
                OR coalesce(m.remark, '') LIKE '%残%'
                -- the one member that is covered at all, for a disability
                OR (
                    m.is_disabled IS NULL
                    AND h.covered_size = 1
                    AND coalesce(m.is_covered, TRUE)
                    AND coalesce(m.cover_type, h.cover_type) = '单人'
                    AND h.cause LIKE '%残%'
                )
            )
            AND (
                coalesce(m.cover_type, h.cover_type, '整户') = '单人'
                OR coalesce(m.class_supplement, 0) > 0
                OR coalesce(h.cause, '') LIKE '%残%'
            )
        )
),

card AS (
    SELECT
        p.person_id,
        c.match,
        c.row_ref,
        coalesce(c.disability_class, '') || coalesce(CAST(c.disability_level AS VARCHAR) || '级', '')
            || coalesce(c.cert_status, '正常')
            || coalesce('，有效期至' || CAST(c.valid_to AS VARCHAR), '') AS state,
        coalesce(c.cert_status, '正常') IN ('正常', '过期')
            AND CAST(coalesce(c.valid_to, CASE WHEN c.cert_status = '过期' THEN DATE '1900-01-01' ELSE p.period END)
                + $reissue_months * INTERVAL '1' MONTH AS DATE) >= p.period
            AND (
                NOT coalesce(p.claims_severe, FALSE)
                OR list_contains($severe, c.disability_class || CAST(c.disability_level AS VARCHAR))
            ) AS is_good
    FROM population AS p
    JOIN disability_certificate AS c ON c.person_id = p.person_id
),

failed AS (                    -- no card of this person carries the claim
    SELECT
        person_id,
        min(match) AS match,
        string_agg(DISTINCT state, '；' ORDER BY state) AS states,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM card
    GROUP BY person_id
    HAVING NOT bool_or(coalesce(is_good, FALSE))
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '名册按' || CASE WHEN max(p.claim) = '' THEN '残疾' ELSE max(p.claim) || '级残疾' END
        || '保障，残联登记为' || f.states AS because,
    string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) || ';' || f.evidence AS evidence,
    max(p.person_amount) AS amount,
    least(min(p.match), f.match) AS match
FROM population AS p
JOIN failed AS f ON f.person_id = p.person_id
WHERE NOT EXISTS (SELECT 1 FROM death AS d WHERE d.person_id = p.person_id)
GROUP BY p.person_id, f.states, f.evidence, f.match
