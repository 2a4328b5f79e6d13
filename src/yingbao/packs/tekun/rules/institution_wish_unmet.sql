/* ---
code: "412"
title: 愿意集中供养，有床位还没有入住
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（五）, gist: 集中还是分散由本人自选，失能的优先集中, valid_from: 2016-02-10}
  - {norm: 沁民函字〔2020〕30号, article: （四）, gist: 检查有集中供养需求的特困人员是否及时入住机构, valid_from: 2020-04-26}
  - {norm: 社会救助法, article: 第十六条, gist: 集中还是分散由本人选择, valid_from: 2026-07-01}
reads: [tekun_person, tekun_member, support_wish?, care_institution, institution_resident?, medical_bill?, unlinked]
parameters:
  wait_days: {use: tekun/wish_wait_days, role: guard}
  hospital_words: {use: tekun/hospital_words, role: guard}
  unfit_for_house_words: {use: tekun/unfit_for_house_words, role: guard}
benign:
  - 本人后来改了主意，愿意在家
  - 正在住院，或需要医疗机构照护
  - 已经入住，名册还没有改
  - 全县没有空床位
ask_first:
  - 现在还愿不愿意去，想去哪一家
verify: [V1]
due_process: 这是帮办线索；去不去由本人定，不去也照常供养。
say: 您说过愿意住到供养机构，现在有床位，我们来问问您还想不想去，帮您办。
words:
  columns: {beds: 空床数}
--- */
WITH wish AS (
    SELECT person_id, wish_mode, signed_on, coalesce(reason, '') AS reason, row_ref
    FROM support_wish
    WHERE signed_on <= $as_of
    UNION ALL
    SELECT t.person_id, t.wish_mode, t.start_month AS signed_on, coalesce(m.remark, '') AS reason, t.evidence AS row_ref
    FROM tekun_person AS t
    LEFT JOIN tekun_member AS m ON m.row_ref = t.evidence AND m.person_id = t.person_id
),

latest AS (                    -- a signed wish tells more than the roll, the last one most
    SELECT *
    FROM wish
    WHERE wish_mode IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY signed_on DESC NULLS LAST, row_ref, wish_mode, reason) = 1
),

taken AS (
    SELECT institution, count(DISTINCT coalesce(person_id, row_ref)) AS people
    FROM institution_resident
    WHERE coalesce(stay_status, '在院') <> '离院'
        AND coalesce(left_on, DATE '9999-12-31') > $as_of
    GROUP BY institution
),

room AS (
    SELECT sum(i.beds - coalesce(i.occupied, t.people, 0)) AS beds
    FROM care_institution AS i
    LEFT JOIN taken AS t ON t.institution = i.institution
    WHERE coalesce(i.run_status, '运营') = '运营'
        AND i.beds > coalesce(i.occupied, t.people, 0)
),

population AS (
    SELECT p.*, w.signed_on, w.reason, w.row_ref, r.beds
    FROM tekun_person AS p
    JOIN latest AS w ON w.person_id = p.person_id
    CROSS JOIN room AS r
    WHERE w.wish_mode = '集中'
        AND coalesce(p.support_mode, '分散') = '分散'
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    coalesce(CAST(signed_on AS VARCHAR) || '表示', '名册写明') || '愿意集中供养，现在还是分散供养；全县供养机构还有空床'
        || CAST(beds AS VARCHAR) || '张' AS because,
    evidence || ';' || row_ref AS evidence,
    signed_on AS since,
    match
FROM population AS p
WHERE coalesce(signed_on, DATE '1900-01-01') + $wait_days < $as_of
    AND beds > 0
    AND NOT regexp_matches(reason, $hospital_words)
    AND NOT regexp_matches(reason, $unfit_for_house_words)
    AND NOT EXISTS (           -- on an institution's list already
        SELECT 1
        FROM institution_resident AS i
        WHERE i.person_id = p.person_id
            AND coalesce(i.stay_status, '在院') <> '离院'
            AND coalesce(i.left_on, DATE '9999-12-31') > $as_of
    )
    AND NOT EXISTS (           -- in hospital now
        SELECT 1
        FROM medical_bill AS b
        WHERE b.person_id = p.person_id
            AND coalesce(b.admitted_on, b.visited_on) <= $as_of
            AND coalesce(b.discharged_on, DATE '9999-12-31') > $as_of
    )
    AND NOT EXISTS (           -- a resident, or a later wish, that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('institution_resident', 'support_wish')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
