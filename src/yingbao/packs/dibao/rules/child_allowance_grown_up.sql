/* ---
code: "277"
title: 已经成年还在领儿童基本生活费，也不在上学
direction: 错保
level: 黄
status: trial
valid_from: 2020-01-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2019〕62号, article: 一, gist: 保障对象是未满十八周岁的儿童, valid_from: 2020-01-01}
reads: [child_allowance, student?, residence]
needs: [child_allowance, student]
parameters:
  child_under: dibao/child_under
  left_school_words: {use: dibao/left_school_words, role: guard}
benign:
  - 在外地上学，学籍不在本县
  - 当地规定可以延长
ask_first:
  - 现在在不在上学
verify: [V1, V2, V5]
absent: [student]
due_process: 先核实，减发停发前当面听取意见，书面告知。
say: 我们核对资料，想听听您家的情况；没有核清以前照发。
--- */
WITH listed AS (
    SELECT c.*, coalesce(r.id_birth_date, c.id_birth_date) AS born_on, r.household_id AS book
    FROM child_allowance AS c
    LEFT JOIN residence AS r ON r.person_id = c.person_id
),

population AS (
    SELECT *
    FROM listed
    WHERE person_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) = 1
)

SELECT
    p.person_id AS subject_id,
    p.book AS household_id,
    p.township,
    p.village,
    CAST(p.born_on AS VARCHAR) || '出生，已满' || CAST($child_under AS VARCHAR) || '岁，还在领' || p.child_kind || '基本生活费，学籍上没有' AS because,
    p.row_ref AS evidence,
    p.amount,
    p.match
FROM population AS p
WHERE CAST(p.born_on + $child_under * INTERVAL '1' YEAR AS DATE) < coalesce(p.period, CAST(date_trunc('month', $as_of) AS DATE))
    AND coalesce(p.ended_on, DATE '9999-12-31') >= CAST(coalesce(p.period, CAST(date_trunc('month', $as_of) AS DATE)) + INTERVAL '1' MONTH AS DATE)      -- kept on the list, and stopped
    AND NOT EXISTS (
        SELECT 1
        FROM student AS s
        WHERE s.person_id = p.person_id
            AND NOT regexp_matches(coalesce(s.study_status, '在读'), $left_school_words)
    )
