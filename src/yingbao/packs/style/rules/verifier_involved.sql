/* ---
code: "806"
title: 核查人是对象的近亲属或原经办人
direction: 作风
level: 橙
status: trial
valid_from: 2012-12-12
programme: style
pack: style
owner: 县民政局、驻局纪检监察组
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十六条, gist: 近亲属和有疑问的县级全部入户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十条, gist: 登记备案或有举报的县级应当入户, valid_from: 2021-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处搞形式、走过场, valid_from: 2020-04-26}
reads: [problem_ledger, kin_register?, kin_declaration?, application?, review_record?]
parameters:
  near_kin_words: dibao/near_kin_words
  not_near_kin_words: {use: dibao/not_near_kin_words, role: guard}
benign:
  - 乡镇只有一名经办人，县里已派人参与
  - 同姓不等于亲属
  - 同名的另一个人
ask_first:
  - 问核查人与对象的关系，谁一起去的
verify: [V1, V6]
absent: []
due_process: 换人或由县里参加重新核查；不因此改变本人待遇。
say: 我们换一位同志再来看看您家的情况。
words:
  steps: {verifier: 核查和复核的人}
  columns: {who: 哪一道的人}
--- */
WITH population AS (           -- the county took part: nobody checked himself alone
    SELECT *
    FROM problem_ledger
    WHERE coalesce(joint_check, FALSE) = FALSE
        AND found_on <= $as_of
),

verifier AS (                  -- who verified, and who looked over it
    SELECT row_ref, person_id, township, found_on, '核查人' AS who, author_person_id, author_name_key, author_match
    FROM population
    UNION ALL
    SELECT row_ref, person_id, township, found_on, '复核人' AS who, NULL AS author_person_id, checker_name_key, NULL AS author_match
    FROM population
),

tie AS (
    SELECT
        p.row_ref,
        p.who || '在近亲属备案册上是对象的' || coalesce(k.relation, '亲属') AS what,
        least(k.match, k.cadre_match, p.author_match) AS match,
        k.row_ref AS evidence
    FROM verifier AS p
    JOIN kin_register AS k ON k.person_id = p.person_id AND k.cadre_person_id = p.author_person_id
    UNION ALL
    SELECT
        p.row_ref,
        p.who || '申报过对象是自己的' || k.relation AS what,
        least(k.match, k.cadre_match, p.author_match) AS match,
        k.row_ref AS evidence
    FROM verifier AS p
    JOIN kin_declaration AS k ON k.person_id = p.person_id AND k.cadre_person_id = p.author_person_id
    WHERE regexp_matches(k.relation, $near_kin_words)
        AND NOT regexp_matches(k.relation, $not_near_kin_words)
    UNION ALL
    SELECT                     -- a ledger without numbers: the very name that this person's kin go by
        p.row_ref,
        p.who || '与近亲属备案册上对象的亲属姓名相同' AS what,
        'medium' AS match,
        k.row_ref AS evidence
    FROM verifier AS p
    JOIN kin_register AS k ON k.person_id = p.person_id AND k.cadre_name_key = p.author_name_key
    WHERE p.author_person_id IS NULL
    UNION ALL
    SELECT
        p.row_ref,
        p.who || '与申报对象是近亲属的干部姓名相同' AS what,
        'medium' AS match,
        k.row_ref AS evidence
    FROM verifier AS p
    JOIN kin_declaration AS k ON k.person_id = p.person_id AND k.cadre_name_key = p.author_name_key
    WHERE p.author_person_id IS NULL
        AND regexp_matches(k.relation, $near_kin_words)
        AND NOT regexp_matches(k.relation, $not_near_kin_words)
    UNION ALL
    SELECT                     -- a name in the same town is no more than a hint
        p.row_ref,
        p.who || '与原审批的经办人姓名相同' AS what,
        'medium' AS match,
        a.row_ref AS evidence
    FROM verifier AS p
    JOIN application AS a
        ON a.person_id = p.person_id
        AND a.handler_name_key = p.author_name_key
        AND a.township = p.township
        AND a.decided_on <= p.found_on
    UNION ALL
    SELECT
        p.row_ref,
        p.who || '与原复核人姓名相同' AS what,
        'medium' AS match,
        r.row_ref AS evidence
    FROM verifier AS p
    JOIN review_record AS r
        ON r.person_id = p.person_id
        AND r.reviewer_name_key = p.author_name_key
        AND r.township = p.township
        AND r.reviewed_on <= p.found_on
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    '台账' || p.problem_no || '：' || string_agg(DISTINCT t.what, '；' ORDER BY t.what) || '，县级没有参与' AS because,
    p.row_ref || ';' || string_agg(DISTINCT t.evidence, ';' ORDER BY t.evidence) AS evidence,
    p.found_on AS since,
    least(p.match, max(t.match)) AS match
FROM population AS p
JOIN tie AS t ON t.row_ref = p.row_ref
GROUP BY p.row_ref, p.person_id, p.township, p.village, p.problem_no, p.found_on, p.match
