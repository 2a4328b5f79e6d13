/* ---
code: "232"
title: 户口已迁出本县仍在低保名册上
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第四条, gist: 持有当地常住户口是申请低保的条件之一, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第五条, gist: 家庭成员户籍不在一地的，可由一名成员在其户籍地为全家申请, valid_from: 2021-07-01}
reads: [dibao_person, hukou_person]
benign:
  - 学生户口迁到学校
  - 家人户口在本县，本人仍共同生活
ask_first:
  - 迁到哪里，是否在那里另领救助
verify: [V1, V2]
due_process: 核实后衔接迁入地；停发前听取本人意见。
say: 登记上您的户口迁走了，我们来核对现在由哪里保障，别断了。
words:
  steps: {family: 还有户口在本县的人的户}
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
    WHERE is_covered
),

family AS (                    -- hukou elsewhere is no fault of a member who lives with a family of this county
    SELECT DISTINCT q.household_id
    FROM population AS q
    JOIN hukou_person AS k ON k.person_id = q.person_id
    WHERE coalesce(k.hukou_status, '正常') = '正常'
        AND k.moved_out_on IS NULL
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    '户口已' || coalesce('于' || CAST(min(h.moved_out_on) AS VARCHAR), '') || '迁出，'
        || substr(CAST(min(p.period) AS VARCHAR), 1, 7) || '名册仍在保' AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT h.row_ref, ';' ORDER BY h.row_ref)) AS evidence,
    max(p.person_amount) AS amount,
    min(h.moved_out_on) AS since,
    least(min(p.match), min(h.match)) AS match,
    CASE WHEN bool_or(f.household_id IS NOT NULL) THEN '黄' ELSE '橙' END AS level
FROM population AS p
JOIN hukou_person AS h ON h.person_id = p.person_id
LEFT JOIN family AS f ON f.household_id = p.household_id
WHERE coalesce(h.hukou_status, '迁出') = '迁出'      -- no status: the day of moving says it, or the entry below that has none
    AND coalesce(h.moved_out_on, DATE '1900-01-01') < p.period
    AND coalesce(h.move_reason, '') NOT LIKE '%学%'
    AND NOT EXISTS (           -- another entry of the register has the person at home
        SELECT 1
        FROM hukou_person AS k
        WHERE k.person_id = h.person_id
            AND (k.hukou_status = '正常' OR (k.hukou_status IS NULL AND k.moved_out_on IS NULL))
    )
GROUP BY p.person_id
