/* ---
code: "405"
title: 特困人员没有按期评估生活自理能力
direction: 程序
level: 黄
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第二十一条, gist: 按六项指标评估生活自理能力, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第二十条, gist: 县级评估自理能力，据以定照料护理档次, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕43号, article: 第二十三条, gist: 自理能力变化的十个工作日内复核评估, valid_from: 2021-07-01}
reads: [tekun_person, ability_assessment?, unlinked]
parameters:
  assess_months: tekun/assess_months
  grace_months: {use: tekun/assess_grace_months, role: guard}
benign:
  - 新纳入的，还没有到评估的时候
  - 评估做了，名册或评估表没有更新
ask_first:
  - 乡镇有没有评估表
verify: [V1, V7]
absent: [ability_assessment]
due_process: 没有按期评估是工作没做到，不能因此停发、减发护理费。
say: 该给您重新看看生活自理情况了，需要的照料多了，护理档次可以往上调。
words:
  steps: {known: 各人评估过的日期}
--- */
WITH known AS (
    SELECT person_id, township, assessed_on, evidence AS row_ref
    FROM tekun_person
    UNION ALL
    SELECT person_id, township, assessed_on, row_ref
    FROM ability_assessment
    WHERE assessed_on <= $as_of
),

latest AS (
    SELECT person_id, max(assessed_on) AS assessed_on, string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM known
    GROUP BY person_id
),

told AS (                      -- townships that tell assessment days at all
    SELECT DISTINCT coalesce(k.township, p.township) AS township
    FROM known AS k
    LEFT JOIN tekun_person AS p ON p.person_id = k.person_id
    WHERE k.assessed_on IS NOT NULL
),

population AS (
    SELECT p.*, l.assessed_on AS last_on, l.evidence AS proof
    FROM tekun_person AS p
    JOIN latest AS l ON l.person_id = p.person_id
    JOIN told AS t ON t.township = p.township
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    coalesce(
        '上次评估自理能力是' || CAST(last_on AS VARCHAR) || '，已超过' || CAST($assess_months AS VARCHAR) || '个月',
        coalesce(substr(CAST(start_month AS VARCHAR), 1, 7) || '起供养，', '') || '没有评估自理能力的记录'
    ) AS because,
    proof AS evidence,
    coalesce(
        CAST(last_on + $assess_months * INTERVAL '1' MONTH AS DATE),
        CAST(start_month + $grace_months * INTERVAL '1' MONTH AS DATE)
    ) AS since,
    match
FROM population AS p
WHERE CAST(coalesce(last_on, DATE '1900-01-01') + $assess_months * INTERVAL '1' MONTH AS DATE) < $as_of
    AND CAST(coalesce(start_month, DATE '1900-01-01') + $grace_months * INTERVAL '1' MONTH AS DATE) <= $as_of
    AND NOT EXISTS (           -- an assessment that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'ability_assessment'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
