/* ---
code: "413"
title: 不能自理又在家供养，没有征求过意愿的记录
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（五）, gist: 完全或部分失能的优先集中供养，方式由本人自选, valid_from: 2016-02-10}
  - {norm: 晋市民函〔2020〕23号, article: 全文, gist: 生活不能自理且愿意集中的及时安排入住, valid_from: 2020-01-01}
  - {norm: 社会救助法, article: 第十六条, gist: 集中还是分散由本人选择, valid_from: 2026-07-01}
reads: [tekun_person, support_wish?, institution_resident?, unlinked]
benign:
  - 意愿书在乡镇，没有录入
  - 已经入住，名册还没有改
ask_first:
  - 本人和照料人怎么想，家里照料得了不
verify: [V1]
absent: [support_wish]
due_process: 这是帮办线索；本人愿意在家的写明意愿，照常供养，把照料安排好。
say: 我们来问问您是愿意在家，还是愿意去供养机构，怎么选由您定。
--- */
WITH told AS (                 -- townships whose wishes are at hand
    SELECT DISTINCT coalesce(w.township, p.township) AS township
    FROM support_wish AS w
    LEFT JOIN tekun_person AS p ON p.person_id = w.person_id
    UNION
    SELECT township FROM tekun_person WHERE wish_mode IS NOT NULL
),

population AS (
    SELECT p.*
    FROM tekun_person AS p
    JOIN told AS t ON t.township = p.township
    WHERE p.support_mode = '分散'
        AND p.care_ability = '全护理'
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '完全丧失自理能力，分散供养，没有查到供养方式意愿书' AS because,
    p.evidence,
    p.match
FROM population AS p
WHERE p.wish_mode IS NULL
    AND NOT EXISTS (
        SELECT 1
        FROM support_wish AS w
        WHERE w.person_id = p.person_id
            AND w.signed_on <= $as_of
    )
    AND NOT EXISTS (           -- lives in a home; who has left it lives at home again
        SELECT 1
        FROM institution_resident AS i
        WHERE i.person_id = p.person_id
            AND coalesce(i.stay_status, '在院') <> '离院'
            AND coalesce(i.left_on, DATE '9999-12-31') > $as_of
    )
    AND NOT EXISTS (           -- a wish that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('support_wish', 'institution_resident')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
