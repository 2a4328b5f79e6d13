/* ---
code: "253"
title: 低保家庭新生的孩子没有加到名册上
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 家庭人口变化的及时增发, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第三十二条, gist: 家庭情况变化的及时增发, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第四十七条, gist: 按家庭变化调整救助, valid_from: 2026-07-01}
reads: [dibao_home, hukou_person, aided_member, gone_person, unlinked]
needs: [dibao_member]
parameters:
  newborn_from_months: dibao/newborn_from_months
  newborn_until_months: dibao/newborn_until_months
benign:
  - 孩子的父母另过，只是户口在一起
  - 加了人，名册还没有更新
ask_first:
  - 孩子跟谁过，报过没有
verify: [V1, V5]
absent: []
due_process: 符合条件的加上并补发。
say: 您家添了孩子，我们来看看能不能加到低保里。
words:
  columns: {due_on: 应当上册的日期}
--- */
WITH population AS (           -- children of the books in which a head of the roll stands
    SELECT
        c.*,
        h.household_id AS roll_household,
        h.row_ref AS roll_ref,
        CAST(c.id_birth_date + $newborn_from_months * INTERVAL '1' MONTH AS DATE) AS due_on
    FROM dibao_home AS h
    JOIN hukou_person AS me ON me.person_id = h.person_id
    JOIN hukou_person AS c ON c.household_id = me.household_id
    WHERE c.relation = '子女'
        AND me.relation IN ('户主', '配偶')      -- the book's own children, not a relative's
        AND CAST(c.id_birth_date + $newborn_until_months * INTERVAL '1' MONTH AS DATE) > $as_of
        AND coalesce(h.cover_type, '整户') <> '单人'
)

SELECT
    p.person_id AS subject_id,
    p.roll_household AS household_id,
    p.township,
    p.village,
    CAST(p.id_birth_date AS VARCHAR) || '出生，户口在低保家庭的簿上，名册上没有这个孩子' AS because,
    p.row_ref || ';' || p.roll_ref AS evidence,
    p.id_birth_date AS since,
    p.match
FROM population AS p
WHERE p.due_on <= $as_of
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (           -- a roll row that may be this child
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'dibao_member'
            AND u.name_key = p.name_key
    )
