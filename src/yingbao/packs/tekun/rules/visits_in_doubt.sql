/* ---
code: "411"
title: 照料探访中断或记录可疑
direction: 作风
level: 黄
status: trial
valid_from: 2020-01-01
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民发〔2020〕8号, article: 全文, gist: 分散供养要落实照料和定期探访, valid_from: 2020-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 整治走过场、虚假整改、纸上整改, valid_from: 2020-04-26}
reads: [tekun_person, care_visit, medical_bill?, unlinked]
needs: [tekun_member]
parameters:
  gap_days: tekun/visit_gap_days
  same_texts: {use: tekun/same_visit_texts, role: guard}
  text_length: {use: tekun/visit_text_length, role: guard}
  hospital_words: {use: tekun/hospital_words, role: guard}
benign:
  - 那几天照料人在医院陪护
  - 记录用了统一的格式
  - 去了没有记，或记录还没有交来
  - 刚从机构回家、刚纳入
ask_first:
  - 问本人最近一次有人来是什么时候
verify: [V1]
absent: [care_visit]
due_process: 先去看本人、把照料补上，再查记录；记录问题查的是工作，不影响供养金。
say: 我们来看看您，问问平时有没有人来照应。
words:
  columns: {is_whole: 乡镇里半数以上的人有记录}
--- */
WITH visit AS (
    SELECT person_id, visited_on, coalesce(content, '') AS content, coalesce(place, '') AS place, visit_mode, row_ref
    FROM care_visit
    WHERE visited_on <= $as_of
),

told AS (                      -- townships whose records are at hand, and how far they reach
    SELECT
        p.township,
        min(v.visited_on) AS first_on,
        max(v.visited_on) AS last_on,
        2 * count(DISTINCT v.person_id) >= count(DISTINCT p.person_id) AS is_whole
    FROM tekun_person AS p
    LEFT JOIN visit AS v ON v.person_id = p.person_id
    WHERE p.support_mode = '分散'
    GROUP BY p.township
),

latest AS (
    SELECT person_id, max(visited_on) AS last_on, min(row_ref) AS row_ref
    FROM visit
    GROUP BY person_id
),

population AS (
    SELECT p.*, t.first_on, t.last_on AS told_on, t.is_whole, l.last_on, l.row_ref
    FROM tekun_person AS p
    JOIN told AS t ON t.township = p.township
    LEFT JOIN latest AS l ON l.person_id = p.person_id
    WHERE p.support_mode = '分散'
),

stay AS (                      -- a bill with one date beside the day of leaving: the day of coming
    SELECT person_id, coalesce(admitted_on, visited_on) AS admitted_on, discharged_on, row_ref
    FROM medical_bill
),

doubt AS (
    SELECT
        person_id,
        coalesce(CAST(last_on AS VARCHAR) || '以后没有照料探访记录', '没有照料探访记录') AS doubt,
        row_ref AS proof
    FROM population
    WHERE coalesce(last_on, first_on) + $gap_days < told_on      -- before the first record nobody can say
        AND coalesce(start_month, DATE '1900-01-01') + $gap_days < told_on
        AND (last_on IS NOT NULL OR is_whole)                    -- records of a few are a sample: of the others nobody can say
    UNION ALL
    SELECT
        v.person_id,
        CAST(count(DISTINCT v.visited_on) AS VARCHAR) || '次记录一字不差' AS doubt,
        string_agg(DISTINCT v.row_ref, ';' ORDER BY v.row_ref) AS proof
    FROM visit AS v
    WHERE length(v.content) >= $text_length
    GROUP BY v.person_id, v.content
    HAVING count(DISTINCT v.visited_on) >= $same_texts
    UNION ALL
    SELECT
        v.person_id,
        CAST(v.visited_on AS VARCHAR) || '记了上门照料，当时在住院' AS doubt,
        v.row_ref || ';' || b.row_ref AS proof
    FROM visit AS v
    JOIN stay AS b ON b.person_id = v.person_id
    WHERE v.visited_on > b.admitted_on
        AND v.visited_on < b.discharged_on
        AND coalesce(v.visit_mode, '上门') = '上门'
        AND NOT regexp_matches(v.content || v.place, $hospital_words)
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    string_agg(DISTINCT d.doubt, '；' ORDER BY d.doubt) AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT d.proof, ';' ORDER BY d.proof)) AS evidence,
    min(p.match) AS match
FROM population AS p
JOIN doubt AS d ON d.person_id = p.person_id
WHERE NOT EXISTS (             -- records that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'care_visit'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
GROUP BY p.person_id
