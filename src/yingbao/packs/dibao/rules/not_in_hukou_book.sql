/* ---
code: "233"
title: 低保成员不在户主的户口簿上，也没写关系
direction: 错保
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 共同生活的家庭成员要有法定赡养抚养扶养关系, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 其他成员要有法定义务关系并长期共同居住, valid_from: 2021-07-01}
reads: [aided_person, hukou_person]
needs: [dibao_member, hukou_person]
benign:
  - 人户分离但确实共同生活，有赡养抚养关系
ask_first:
  - 与户主什么关系，住在一起多久
verify: [V1, V7]
absent: [dibao_member.relation?]
due_process: 补齐关系；确不是共同生活成员的，调整前听取意见。
say: 我们来核对您和户主的关系，把名册补齐。
--- */
WITH head AS (                 -- the hukou book of each household's head
    SELECT a.household_id, h.household_id AS book
    FROM aided_person AS a
    JOIN hukou_person AS h ON h.person_id = a.person_id
    WHERE a.programme = 'dibao'
        AND a.is_head
),

population AS (
    SELECT a.*, h.household_id AS book, h.row_ref AS hukou_row, h.match AS hukou_match
    FROM aided_person AS a
    JOIN hukou_person AS h ON h.person_id = a.person_id
    WHERE a.programme = 'dibao'
        AND coalesce(a.relation, '其他') = '其他'
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '与户主不在同一户口簿，名册没有写明关系' AS because,
    string_agg(DISTINCT p.row_ref || ';' || p.hukou_row, ';' ORDER BY p.row_ref || ';' || p.hukou_row) AS evidence,
    least(min(p.match), min(p.hukou_match)) AS match
FROM population AS p
WHERE EXISTS (SELECT 1 FROM head AS h WHERE h.household_id = p.household_id)
    AND NOT EXISTS (SELECT 1 FROM head AS h WHERE h.household_id = p.household_id AND h.book = p.book)
GROUP BY p.person_id
