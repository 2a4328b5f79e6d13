/* ---
code: "402"
title: 特困人员登记上有成年子女或配偶
direction: 错保
level: 橙
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第八条, gist: 义务人属于特困、老年或重残低保对象等的无履行义务能力, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第八条, gist: 列明哪些义务人算没有履行义务能力, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕43号, article: 第二十四条, gist: 义务人有了履行义务能力的应当终止供养, valid_from: 2021-07-01}
reads: [tekun_person, close_kin, gone_person, aided_member, disability_certificate?, student?, child_allowance?]
needs: [hukou_person]
parameters:
  adult_from: {use: tekun/adult_from, role: guard}
  obligor_aged: {use: tekun/obligor_aged, role: guard}
  obligor_dibao_aged: {use: tekun/obligor_dibao_aged, role: guard}
  severe: {use: disability/severe_with_three, role: guard}
benign:
  - 义务人本人是特困、老年低保、重残、年老，或者服刑、失踪、没有行为能力
  - 已经送养，或者长年失去联系、没有赡养能力
  - 子女还在上学
  - 户口簿上的关系写错，其实是侄子、养孙
ask_first:
  - 登记上的这个人是谁，现在在哪里，平时有没有照应
verify: [V1, V2, V4]
due_process: 有子女不等于有人养；按义务人的实际能力认定。终止以前听取本人意见、公示七天、书面告知。
say: 户口簿上您还有一位亲人，我们来了解他的情况和平时的照应。核实以前照常供养。
--- */
WITH population AS (
    SELECT *
    FROM tekun_person
),

obligor AS (                   -- an adult who is on none of the lists of those who cannot
    SELECT
        p.*,
        k.kin,
        k.match AS kin_match,
        k.row_ref AS kin_ref,
        EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = k.kin_person_id) AS is_poor
    FROM population AS p
    JOIN close_kin AS k ON k.person_id = p.person_id
    WHERE CAST(k.kin_birth_date + $adult_from * INTERVAL '1' YEAR AS DATE) <= p.month_end
        AND CAST(k.kin_birth_date + $obligor_aged * INTERVAL '1' YEAR AS DATE) > p.month_end
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = k.kin_person_id)
        AND NOT EXISTS (
            SELECT 1
            FROM aided_member AS a
            WHERE a.person_id = k.kin_person_id
                AND (
                    a.programme = 'tekun'
                    OR CAST(k.kin_birth_date + $obligor_dibao_aged * INTERVAL '1' YEAR AS DATE) <= p.month_end
                )
        )
        AND NOT EXISTS (
            SELECT 1
            FROM disability_certificate AS c
            WHERE c.person_id = k.kin_person_id
                AND list_contains($severe, c.disability_class || CAST(c.disability_level AS VARCHAR))
        )
        AND NOT EXISTS (SELECT 1 FROM student AS s WHERE s.person_id = k.kin_person_id)
        -- parents of a child whose own case says nobody brings her up
        AND NOT EXISTS (SELECT 1 FROM child_allowance AS c WHERE c.person_id = p.person_id)
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    '特困名册在册，户口簿或婚姻登记上有成年' || string_agg(DISTINCT kin, '、' ORDER BY kin)
        || CAST(count(DISTINCT kin_ref) AS VARCHAR) || '人'
        || CASE WHEN bool_and(is_poor) THEN '（本人也是低保对象）' ELSE '' END AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT kin_ref, ';' ORDER BY kin_ref)) AS evidence,
    least(min(match), min(kin_match)) AS match,
    CASE WHEN bool_and(is_poor) THEN '黄' ELSE '橙' END AS level
FROM obligor
GROUP BY person_id
