/* ---
code: "211"
title: 单人保没有重残重病的依据或收入超线
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十条, gist: 困难家庭中丧失劳动能力的成年重度残疾人可以单独申请, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2018〕90号, article: 二（一）, gist: 未脱贫建档立卡户的重残、重病人员可参照单人户, valid_from: 2018-07-17}
  - {norm: 民发〔2020〕69号, article: 一, gist: 低收入家庭的重残、重病人员可参照单人户, valid_from: 2020-06-03}
  - {norm: 民发〔2021〕57号, article: 第八条, gist: 边缘家庭的重残、重特大疾病人员可以单独申请, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（一）, gist: 成年无业重度残疾人可以参照单人户，不看边缘条件, valid_from: 2022-10-20}
  - {norm: 社会救助法, article: 第二十一条, gist: 边缘家庭中重残、重病和确有特殊困难的人可以单独纳入, valid_from: 2026-07-01}
reads: [dibao_home, unsaid_cover, dibao_listing, dibao_member, dibao_standard, disability_certificate?, illness_record?]
needs: [dibao_household, disability_certificate]
parameters:
  severe: {use: disability/severe_with_three, role: guard}
  not_serious: {use: dibao/new_illness_words, role: guard}
  border_ratio: {use: dibao/border_ratio, role: guard}
  single_without_family: {use: dibao/single_without_family, role: guard}
  hardship_act_words: {use: dibao/hardship_act_words, role: guard}
benign:
  - 2021年以前按当时的单人保规定批准
  - 县里规定的其他特殊困难
  - 重病证明在纸质档案里
ask_first:
  - 看档案里的残疾证、诊断证明
verify: [V1, V2]
absent: [disability_certificate, illness_record]
due_process: 补齐依据；确不符合的停发前听取本人意见，看能否按整户纳入。
say: 您是按单人享受低保的，我们来补一份残疾证或诊断证明。
--- */
WITH population AS (           -- the covered person of a single-cover household
    SELECT
        l.person_id,
        l.match,
        l.household_id,
        l.period,
        l.township,
        l.village,
        l.person_amount,
        l.row_ref,
        h.row_ref AS home_row,
        coalesce(h.per_capita_income > $border_ratio * coalesce(h.standard_monthly, s.amount), FALSE) AS is_over,
        coalesce(m.employment, '') || '/' || coalesce(m.remark, '') AS notes,
        coalesce(m.illness, '') AS illness,
        coalesce(m.health = '大病', FALSE) AS is_ill,
        coalesce(
            list_contains($severe, m.disability_class || CAST(m.disability_level AS VARCHAR)), FALSE
        ) AS is_severe_on_roll
    FROM dibao_home AS h
    JOIN dibao_listing AS l ON l.household_id = h.household_id
    LEFT JOIN dibao_member AS m ON m.row_ref = l.row_ref AND m.person_id = l.person_id
    LEFT JOIN dibao_standard AS s ON s.area_kind = h.area_kind AND s.period = h.period
    WHERE h.cover_type = '单人'
),

judged AS (
    SELECT
        p.*,
        p.is_severe_on_roll OR EXISTS (
            SELECT 1
            FROM disability_certificate AS c
            WHERE c.person_id = p.person_id
                AND list_contains($severe, c.disability_class || CAST(c.disability_level AS VARCHAR))
        ) AS is_severe,
        p.is_ill
            OR (p.illness <> '' AND NOT regexp_matches(p.illness, $not_serious))
            OR EXISTS (SELECT 1 FROM illness_record AS i WHERE i.person_id = p.person_id) AS is_seriously_ill
    FROM population AS p
    WHERE NOT regexp_matches(p.notes, $hardship_act_words)
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    CASE
        WHEN NOT bool_or(is_severe OR is_seriously_ill) THEN '按单人保享受，没有查到重度残疾、重特大疾病的记录'
        ELSE '按单人保享受，家庭人均收入超过低保标准的' || CAST($border_ratio AS VARCHAR) || '倍'
    END AS because,
    string_agg(DISTINCT row_ref || ';' || home_row, ';' ORDER BY row_ref || ';' || home_row) AS evidence,
    max(person_amount) AS amount,
    min(match) AS match
FROM judged AS j
WHERE (
        NOT (is_severe OR is_seriously_ill)
        OR (is_over AND NOT ($single_without_family AND is_severe))
    )
    AND NOT EXISTS (           -- who is covered is not said, and somebody listed has the proof
        SELECT 1
        FROM unsaid_cover AS u
        JOIN judged AS k ON k.household_id = u.household_id
        WHERE u.household_id = j.household_id
            AND u.period = j.period
            AND (k.is_severe OR k.is_seriously_ill)
    )
GROUP BY person_id
