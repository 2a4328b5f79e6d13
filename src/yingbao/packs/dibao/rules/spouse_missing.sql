/* ---
code: "229"
title: 已登记结婚，配偶不在低保家庭里
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 配偶是共同生活的家庭成员, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 配偶是共同生活的家庭成员, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, marriage, gone_person, aided_member, dibao_member?, hukou_person?]
needs: [marriage]
benign:
  - 正在起诉离婚，长期分居
  - 配偶在服刑、已死亡
  - 后来又离婚了
  - 单人保只保本人，配偶本来就不列
  - 配偶已经去世，只是没有死亡登记
ask_first:
  - 配偶在哪里，是否共同生活
verify: [V1, V4]
absent: []
due_process: 按全家重新核算；减发停发前听取本人意见。
say: 登记上您有配偶，名册里没有，我们来核对家庭人口。
words:
  steps: {widowed: 名册或户口簿写丧偶的人}
  columns: {is_widowed: 名册或户口簿写丧偶}
--- */
WITH registration AS (         -- seen from both sides
    SELECT person_id, match, spouse_person_id, spouse_match, kind, registered_on, row_ref FROM marriage
    UNION
    SELECT spouse_person_id, spouse_match, person_id, match, kind, registered_on, row_ref FROM marriage
),

latest AS (
    SELECT *
    FROM registration
    WHERE registered_on <= $as_of
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY registered_on DESC, row_ref) = 1
),

widowed AS (                   -- by the roll or the book: the spouse may be dead, or the word older than this marriage
    SELECT person_id FROM dibao_member WHERE marital = '丧偶'
    UNION
    SELECT person_id FROM hukou_person WHERE marital = '丧偶'
),

population AS (
    SELECT
        p.*,
        l.spouse_person_id,
        l.spouse_match,
        l.match AS own_match,
        l.registered_on,
        l.row_ref,
        EXISTS (SELECT 1 FROM widowed AS w WHERE w.person_id = p.person_id) AS is_widowed
    FROM dibao_person AS p
    JOIN latest AS l ON l.person_id = p.person_id
    WHERE p.is_covered
        AND l.kind = '结婚'
        AND l.spouse_person_id IS NOT NULL
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(p.registered_on AS VARCHAR) || '登记结婚，配偶不在低保家庭成员里'
        || CASE WHEN p.is_widowed THEN '；名册或户口簿写丧偶，先核对配偶是否还在' ELSE '' END AS because,
    p.evidence || ';' || p.row_ref AS evidence,
    p.registered_on AS since,
    least(p.match, p.own_match, p.spouse_match) AS match,
    CASE WHEN p.is_widowed THEN '黄' ELSE '橙' END AS level
FROM population AS p
WHERE NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.spouse_person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.spouse_person_id AND g.why <> '户口迁出或注销')
    AND NOT EXISTS (           -- covered alone: the family is left out by the rule itself
        SELECT 1
        FROM dibao_home AS h
        WHERE h.household_id = p.household_id
            AND h.cover_type = '单人'
    )
