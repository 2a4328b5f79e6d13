/* ---
code: "203"
title: 重度残疾人没有低保、特困，也没有核过的记录
direction: 漏保
level: 蓝
status: trial
valid_from: 2012-12-12
programme: dibao
pack: disability
owner: 县民政局社会救助股、县残联
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十条, gist: 丧失劳动能力的成年重度残疾人可以单独申请, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2020〕69号, article: 一, gist: 低收入家庭的重残人员可参照单人户进低保, valid_from: 2020-06-03}
  - {norm: 民发〔2021〕57号, article: 第六条, gist: 发现可能符合条件但未申请的应当主动告知政策, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕57号, article: 第八条, gist: 边缘家庭中一、二级和三级智力、精神残疾人可以单独申请, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（一）, gist: 成年无业重度残疾人可以参照单人户申请, valid_from: 2022-10-20}
  - {norm: 社会救助法, article: 第二十一条, gist: 边缘家庭中的重度残疾人可以纳入低保, valid_from: 2026-07-01}
reads: [disability_certificate, aided_member, roll_month, gone_person, screened_person, unlinked, child_allowance?, lowincome_member?, hukou_person?, known_wage, dibao_standard]
needs: [dibao_member, tekun_member, disability_certificate]
parameters:
  severe: disability/severe
  border_ratio: {use: dibao/border_ratio, role: guard}
  adult_age: {use: dibao/adult_age, role: guard}
  single_without_family: {use: dibao/single_without_family, role: guard}
benign:
  - 与有工资收入的家人同住，人均收入高于低保标准一点五倍（2022年10月20日起成年无业的不看这一条）
  - 申请过，已书面告知不予批准；或已认定为边缘家庭
  - 已死亡、户口迁出或在押
  - 名册上有他，只是身份证号写错
ask_first:
  - 本人知不知道政策，愿不愿意申请
verify: [V1]
absent: [application, disability_certificate.cert_status?]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 您持有重度残疾证，可能符合低保条件，我们来了解情况，愿意的话帮您申请。
--- */
WITH population AS (           -- one row a person with a valid severe card
    SELECT
        person_id,
        min(match) AS match,
        min(name_key) AS name_key,
        min(township) AS township,
        min(village) AS village,
        min(id_birth_date) AS id_birth_date,
        string_agg(
            DISTINCT disability_class || CAST(disability_level AS VARCHAR) || '级', '、'
            ORDER BY disability_class || CAST(disability_level AS VARCHAR) || '级'
        ) AS cards,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM disability_certificate
    WHERE list_contains($severe, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
        AND person_id IS NOT NULL
    GROUP BY person_id
),

earner AS (                    -- one figure a person: sources overlap and must not be added up
    SELECT person_id, max(monthly) AS monthly
    FROM known_wage
    GROUP BY person_id
),

family AS (
    SELECT
        p.person_id,
        CASE WHEN bool_or(me.village LIKE '%社区%') THEN '城市' ELSE '农村' END AS area_kind,
        count(DISTINCT kin.row_ref) AS people,
        sum(coalesce(e.monthly, 0)) AS monthly
    FROM population AS p
    JOIN hukou_person AS me ON me.person_id = p.person_id
    JOIN hukou_person AS kin ON kin.household_id = me.household_id
    LEFT JOIN earner AS e ON e.person_id = kin.person_id
    WHERE coalesce(kin.hukou_status, '正常') = '正常'
    GROUP BY p.person_id
),

well_off AS (                  -- lives with an earning family
    SELECT f.person_id
    FROM family AS f
    JOIN dibao_standard AS s
        ON s.area_kind = f.area_kind
        AND s.period = CAST(date_trunc('month', $as_of) AS DATE)
    WHERE f.monthly > $border_ratio * s.amount * f.people
),

alone AS (                     -- adult and jobless: the family's income does not matter any more
    SELECT p.person_id
    FROM population AS p
    WHERE $single_without_family
        AND CAST(p.id_birth_date + $adult_age * INTERVAL '1' YEAR AS DATE) <= $as_of
        AND NOT EXISTS (SELECT 1 FROM earner AS e WHERE e.person_id = p.person_id)
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '持有效重度残疾证（' || p.cards || '），低保、特困名册上都没有，近一年也没有申请或决定记录' AS because,
    p.evidence,
    p.match
FROM population AS p
WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM child_allowance AS c WHERE c.person_id = p.person_id)
    AND NOT EXISTS (           -- screened already: a border household
        SELECT 1
        FROM lowincome_member AS l
        WHERE l.person_id = p.person_id
            AND coalesce(l.valid_to, DATE '9999-12-31') >= $as_of
    )
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.programme IN ('低保', '特困')
    )
    AND (
        NOT EXISTS (SELECT 1 FROM well_off AS w WHERE w.person_id = p.person_id)
        OR EXISTS (SELECT 1 FROM alone AS o WHERE o.person_id = p.person_id)
    )
    AND NOT EXISTS (           -- a roll or application row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
