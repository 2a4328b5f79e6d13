/* ---
code: "406"
title: 护理档次与六项评估对不上
direction: 程序
level: 黄
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第二十二条, gist: 六项全会为能自理，三项以下不会为部分失能，四项以上不会为失能, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第二十二条, gist: 六项全达到为具备，一至三项不能为部分丧失，四项以上不能为完全丧失, valid_from: 2021-07-01}
reads: [tekun_person, ability_assessment]
parameters:
  partly_from: tekun/partly_from
  fully_from: tekun/fully_from
  local_scale: {use: tekun/local_scale, role: guard}
benign:
  - 评估刚做，名册下个月才调
  - 当地另有更细的分级
  - 评估表六项没有填全
ask_first:
  - 名册的档次是按哪一次评估定的
verify: [V1, V7]
due_process: 应当往上调的补上并补发；应当往下调的先复评、告知本人。
say: 我们来核对您的自理能力评估，护理档次低了的会补上。
words:
  columns: {listed: 名册上的等级}
--- */
WITH scored AS (               -- one item not filled in and the sum is unknown
    SELECT
        person_id,
        assessed_on,
        match,
        row_ref,
        coalesce(
            CASE can_eat WHEN '不能' THEN 1 WHEN '能' THEN 0 END
                + CASE can_dress WHEN '不能' THEN 1 WHEN '能' THEN 0 END
                + CASE can_rise WHEN '不能' THEN 1 WHEN '能' THEN 0 END
                + CASE can_toilet WHEN '不能' THEN 1 WHEN '能' THEN 0 END
                + CASE can_walk WHEN '不能' THEN 1 WHEN '能' THEN 0 END
                + CASE can_wash WHEN '不能' THEN 1 WHEN '能' THEN 0 END,
            failed_items
        ) AS failed
    FROM ability_assessment
    WHERE assessed_on <= $as_of
),

latest AS (
    SELECT *
    FROM scored
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY assessed_on DESC, row_ref) = 1
),

population AS (
    SELECT
        p.*,
        l.assessed_on AS scored_on,
        l.failed,
        l.match AS score_match,
        l.row_ref,
        CASE p.care_ability WHEN '全自理' THEN 0 WHEN '半护理' THEN 1 WHEN '全护理' THEN 2 END AS listed,
        CASE
            WHEN l.failed >= $fully_from THEN 2
            WHEN l.failed >= $partly_from THEN 1
            ELSE 0
        END AS expected
    FROM tekun_person AS p
    JOIN latest AS l ON l.person_id = p.person_id
    WHERE l.failed IS NOT NULL
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    CAST(scored_on AS VARCHAR) || '评估六项中' || CAST(failed AS VARCHAR) || '项不能自主，应为'
        || CASE expected WHEN 0 THEN '全自理' WHEN 1 THEN '半护理' ELSE '全护理' END
        || '，名册是' || care_ability
        || CASE WHEN listed < expected THEN '，定低了' ELSE '，定高了' END AS because,
    evidence || ';' || row_ref AS evidence,
    scored_on AS since,
    least(match, score_match) AS match,
    CASE WHEN listed < expected THEN '蓝' ELSE '黄' END AS level
FROM population
WHERE listed <> expected
    AND scored_on < period                                 -- the roll changes the month after
    AND coalesce(assessed_on, scored_on) <= scored_on      -- the roll knows of no later one
    AND NOT $local_scale
