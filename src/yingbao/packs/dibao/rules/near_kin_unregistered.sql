/* ---
code: "239"
title: 干部或经办人员的近亲属享受低保没有备案
direction: 程序
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十四条, gist: 经办人员和村委会成员的近亲属申请应当申明并单独登记, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十一条, gist: 与经办人员或村委会成员有近亲属关系的申请单独登记备案, valid_from: 2021-07-01}
reads: [dibao_person, kin_register, kin_declaration?, cadre?, hukou_person?, unlinked]
needs: [dibao_member, kin_register]
parameters:
  near_kin_words: dibao/near_kin_words
  not_near_kin_words: {use: dibao/not_near_kin_words, role: guard}
  near_kin_pairs: dibao/near_kin_pairs
benign:
  - 同姓不等于亲属
  - 已经备案，备案册上写的是户主或另一名成员
  - 干部已经离任
ask_first:
  - 问清亲属关系和申请时干部是否在任
verify: [V1, V2, V6]
absent: [kin_register, kin_declaration.relation?]
due_process: 近亲属可以享受低保，要求的是申明、备案和县级入户；不能因为是亲属就停发。
say: 您家有近亲属在村里或民政部门工作，按规定要登记备案，并由县里入户看一次。
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
),

office AS (                    -- until when each cadre holds office
    SELECT
        person_id,
        max(coalesce(ended_on, DATE '9999-12-31')) AS until,
        min(match) AS match,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM cadre
    WHERE coalesce(started_on, $as_of) <= $as_of
    GROUP BY person_id
),

declared AS (                  -- the cadre's own declaration
    SELECT
        p.person_id,
        '干部申报的近亲属（' || coalesce(k.relation, '未写关系') || '）' AS how,
        k.declared_on AS since,
        k.match,
        concat_ws(';', k.row_ref, o.evidence) AS evidence
    FROM population AS p
    JOIN kin_declaration AS k ON k.person_id = p.person_id
    LEFT JOIN office AS o ON o.person_id = k.cadre_person_id
    WHERE regexp_matches(coalesce(k.relation, '配偶'), $near_kin_words)
        AND NOT regexp_matches(coalesce(k.relation, ''), $not_near_kin_words)
        AND coalesce(o.until, DATE '9999-12-31') >= p.period
),

same_book AS (                 -- the hukou book shows the relation
    SELECT
        p.person_id,
        '与在任干部在同一户口簿（' || hc.relation || '、' || hp.relation || '）' AS how,
        CAST(NULL AS DATE) AS since,
        least(o.match, hp.match, hc.match) AS match,
        concat_ws(';', o.evidence, hc.row_ref, hp.row_ref) AS evidence
    FROM population AS p
    JOIN hukou_person AS hp ON hp.person_id = p.person_id
    JOIN hukou_person AS hc ON hc.household_id = hp.household_id
    JOIN office AS o ON o.person_id = hc.person_id
    WHERE list_contains($near_kin_pairs, hc.relation || '-' || hp.relation)
        AND hc.person_id <> hp.person_id
        AND o.until >= p.period
),

kin AS (
    SELECT * FROM declared
    UNION ALL
    SELECT * FROM same_book
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    string_agg(DISTINCT k.how, '；' ORDER BY k.how) || '，近亲属备案册上没有这一户' AS because,
    p.evidence || ';' || string_agg(DISTINCT k.evidence, ';' ORDER BY k.evidence) AS evidence,
    min(k.since) AS since,
    least(p.match, max(k.match)) AS match
FROM population AS p
JOIN kin AS k ON k.person_id = p.person_id
WHERE NOT EXISTS (             -- the household is registered under any of its members
        SELECT 1
        FROM kin_register AS r
        JOIN population AS q ON q.person_id = r.person_id
        WHERE q.household_id = p.household_id
    )
    AND NOT EXISTS (           -- a register row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'kin_register'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township) = p.township
    )
GROUP BY p.person_id, p.household_id, p.township, p.village, p.evidence, p.match
