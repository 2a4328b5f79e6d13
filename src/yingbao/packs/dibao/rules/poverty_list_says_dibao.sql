/* ---
code: "267"
title: 扶贫名册写着享受低保，低保名册上没有
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第十三条, gist: 增发、减发、停发要有决定, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2022〕83号, article: 三（三）, gist: 与防返贫监测比对筛查，符合条件的及时纳入, valid_from: 2022-10-20}
reads: [poverty_person, unaided, aided_member]
needs: [dibao_member, tekun_member, hukou_person]
benign:
  - 扶贫名册是上年的，停保时没有更新
  - 停保决定没有报来
ask_first:
  - 原来享受过没有，什么时候停的，为什么
verify: [V1]
absent: [stop_decision]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
words:
  columns: {book_township: 乡镇, book_village: 村（社区）, book_ref: 户籍记录}
--- */
WITH population AS (           -- one of each household who is on no roll: its head, else the first listed
    SELECT p.*, u.household_id AS book, u.township AS book_township, u.village AS book_village, u.row_ref AS book_ref
    FROM poverty_person AS p
    JOIN unaided AS u ON u.person_id = p.person_id
    WHERE p.is_dibao
    QUALIFY row_number() OVER (
        PARTITION BY coalesce(p.household_id, p.person_id)
        ORDER BY CASE WHEN p.relation = '户主' THEN 0 ELSE 1 END, p.row_ref, u.row_ref
    ) = 1
)

SELECT
    p.person_id AS subject_id,
    p.book AS household_id,
    p.book_township AS township,
    p.book_village AS village,
    '扶贫系统写着享受低保，现在的低保、特困名册上没有，也没有停保决定' AS because,
    p.row_ref || ';' || p.book_ref AS evidence,
    p.match
FROM population AS p
WHERE NOT EXISTS (             -- the poverty list writes 低保 for a whole household of whom one may be covered alone
    SELECT 1
    FROM poverty_person AS kin
    JOIN aided_member AS a ON a.person_id = kin.person_id
    WHERE coalesce(kin.household_id, kin.person_id) = coalesce(p.household_id, p.person_id)
)
