/* ---
code: "262"
title: 低保家庭的残疾人没有领生活补贴
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-01-01
programme: disability
pack: disability
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2015〕52号, article: 二（一）, gist: 生活补贴给低保家庭中的残疾人, valid_from: 2016-01-01}
reads: [dibao_person, disability_certificate, disability_allowance, gone_person, child_allowance?, unlinked]
needs: [disability_allowance]
parameters:
  register_share: {use: dibao/register_share, role: guard}
benign:
  - 没有申请，或自愿放弃
  - 领了更高的同类待遇，择高不重复
  - 残疾证刚办，手续在路上
ask_first:
  - 知不知道有这项补贴，有没有申请
verify: [V1]
absent: [disability_allowance, disability_certificate.cert_status?]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 您可能还可以领残疾人补贴，我们来帮您看看。
--- */
WITH listed AS (
    SELECT DISTINCT person_id FROM disability_allowance WHERE allowance_kind = '生活补贴'
),

population AS (
    SELECT
        p.person_id,
        p.household_id,
        p.township,
        p.village,
        p.name_key,
        d.disability_class || CAST(d.disability_level AS VARCHAR) || '级' AS how,
        d.row_ref,
        least(p.match, d.match) AS match,
        l.person_id IS NOT NULL AS is_listed
    FROM dibao_person AS p
    JOIN disability_certificate AS d ON d.person_id = p.person_id
    LEFT JOIN listed AS l ON l.person_id = p.person_id
    WHERE p.is_covered
        AND coalesce(d.cert_status, '正常') = '正常'
        AND coalesce(d.valid_to, DATE '9999-12-31') >= $as_of
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    QUALIFY row_number() OVER (PARTITION BY p.person_id ORDER BY d.disability_level, d.row_ref) = 1
),

complete AS (                  -- the list does cover the county
    SELECT count(*) AS people
    FROM population
    HAVING count(*) FILTER (WHERE is_listed) > $register_share * count(*)
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '低保家庭成员，' || p.how || '残疾证有效，残疾人生活补贴名册上没有' AS because,
    p.row_ref AS evidence,
    p.match
FROM population AS p
CROSS JOIN complete AS c
WHERE NOT p.is_listed
    AND NOT EXISTS (SELECT 1 FROM child_allowance AS k WHERE k.person_id = p.person_id)
    AND NOT EXISTS (           -- a row of the list that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'disability_allowance'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
