/* ---
code: "205"
title: 单人户老人没有低保、特困
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第五条, gist: 六十周岁以上的老年人视为无劳动能力, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第十一条, gist: 发现可能符合特困条件的应当告知政策、帮助申请, valid_from: 2021-07-01}
reads: [hukou_person, close_kin, known_wage, aided_member, gone_person, screened_person, unlinked, roll_month, marriage?, property_right?, vehicle?]
needs: [dibao_member, tekun_member, hukou_person]
parameters:
  aged_from: tekun/aged_from
benign:
  - 子女在别的户口簿上，有赡养能力
  - 有存款或别的收入
  - 申请过，已书面告知不予批准
ask_first:
  - 有没有子女，平时谁照应，靠什么生活
verify: [V1]
absent: [payroll, insurance_contribution, pension]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 您一个人生活，我们来看看您需不需要特困供养或低保。
--- */
WITH book AS (                 -- books with one living person at home
    SELECT household_id
    FROM hukou_person
    WHERE coalesce(hukou_status, '正常') = '正常'
    GROUP BY household_id
    HAVING count(DISTINCT row_ref) = 1
),

married AS (                   -- again: the spouse owes support
    SELECT person_id, spouse_person_id
    FROM marriage
    WHERE kind = '结婚'
),

population AS (
    SELECT h.*
    FROM hukou_person AS h
    JOIN book AS b ON b.household_id = h.household_id
    WHERE h.person_id IS NOT NULL
        AND CAST(coalesce(h.id_birth_date, h.birth_date) + $aged_from * INTERVAL '1' YEAR AS DATE) <= $as_of
        AND coalesce(h.marital, '未婚') <> '已婚'
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '单人户，' || CAST(year($as_of) - year(coalesce(p.id_birth_date, p.birth_date)) AS VARCHAR)
        || '岁，没有查到职工养老金、工资，低保、特困名册上都没有' AS because,
    p.row_ref AS evidence,
    p.match
FROM population AS p
WHERE NOT EXISTS (SELECT 1 FROM known_wage AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM screened_person AS s WHERE s.person_id = p.person_id)
    AND NOT EXISTS (           -- a child in another book: what he can give comes first
        SELECT 1
        FROM close_kin AS k
        WHERE k.person_id = p.person_id
            AND k.kin = '子女'
            AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = k.kin_person_id)
    )
    AND NOT EXISTS (SELECT 1 FROM vehicle AS v WHERE v.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM property_right AS r WHERE r.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM married AS m WHERE m.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM married AS m WHERE m.spouse_person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'application', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'tekun'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
