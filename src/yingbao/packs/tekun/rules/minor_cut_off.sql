/* ---
code: "420"
title: 特困未成年人到年龄就停了，可能停早了
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、儿童福利岗
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第二十四条, gist: 年满十六周岁终止，仍在就学的延续, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2020〕69号, article: 二, gist: 特困未成年人由十六周岁延长到十八周岁, valid_from: 2020-06-03}
  - {norm: 中办发〔2020〕18号, article: 第5项, gist: 特困未成年人由十六周岁延长到十八周岁, valid_from: 2020-08-25}
  - {norm: 社会救助法, article: 第十六条, gist: 年满十八仍在义务教育或高中阶段就学的继续供养, valid_from: 2026-07-01}
reads: [aided_member_month, roll_month, stop_decision?, student?, aided_person, child_allowance?, gone_person, unlinked]
needs: [tekun_member]
parameters:
  minor_until: tekun/minor_until
  school_words: {use: tekun/school_words, role: guard}
  out_of_school_words: {use: tekun/out_of_school_words, role: guard}
  school_age_max: {use: tekun/school_age_max, role: guard}
  minor_end_words: {use: tekun/minor_end_words, role: guard}
dated: [minor_until]
benign:
  - 已经不上学，能自己挣钱
  - 父母回来了，或转为孤儿、事实无人抚养保障
  - 被收养，户口迁走
ask_first:
  - 孩子还在不在上学，现在谁照应，靠什么生活
verify: [V1, V5]
due_process: 不该停的恢复供养、补发停掉的月份。
say: 孩子到了年龄供养停了，我们来看看是不是还在上学，该接着享受的帮你们恢复、补上。
words:
  steps: {ended: 停保或从名册上消失的人}
--- */
WITH ended AS (                -- by a decision, or gone from the roll that the township sent since
    SELECT
        person_id,
        name_key,
        township,
        village,
        match,
        id_birth_date AS birth_date,
        coalesce(effective_month, decided_on) AS ended_on,
        row_ref
    FROM stop_decision
    WHERE programme = '特困'
        AND decision_kind = '停保'
        AND decided_on <= $as_of
    UNION ALL
    SELECT
        m.person_id,
        m.name_key,
        m.township,
        m.village,
        m.match,
        m.id_birth_date AS birth_date,
        r.period AS ended_on,
        m.row_ref
    FROM aided_member_month AS m
    JOIN roll_month AS r
        ON r.programme = m.programme
        AND r.area_kind = m.area_kind
        AND r.township = coalesce(m.township, '未注明')
        AND r.previous_period = m.period
    WHERE m.programme = 'tekun'
        AND m.status = '在保'
),

population AS (                -- who was of school age; and whether a school has him
    SELECT
        e.*,
        v.value AS age_limit,
        CAST(e.birth_date + v.value * INTERVAL '1' YEAR AS DATE) > e.ended_on AS is_minor,
        s.row_ref AS school_ref
    FROM ended AS e
    JOIN param_minor_until AS v ON e.ended_on BETWEEN v.valid_from AND v.valid_to
    LEFT JOIN student AS s
        ON s.person_id = e.person_id
        AND regexp_matches(coalesce(s.stage, '') || s.school, $school_words)
        AND NOT regexp_matches(coalesce(s.study_status, ''), $out_of_school_words)
    WHERE CAST(e.birth_date + $school_age_max * INTERVAL '1' YEAR AS DATE) > e.ended_on
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    substr(CAST(min(p.ended_on) AS VARCHAR), 1, 7) || '停止特困供养，'
        || CASE
            WHEN bool_or(p.is_minor) THEN '当时还不满' || CAST(max(p.age_limit) AS VARCHAR) || '周岁'
            ELSE '已满' || CAST(max(p.age_limit) AS VARCHAR) || '周岁，但还在上学'
        END AS because,
    string_agg(DISTINCT concat_ws(';', p.row_ref, p.school_ref), ';' ORDER BY concat_ws(';', p.row_ref, p.school_ref)) AS evidence,
    min(p.ended_on) AS since,
    min(p.match) AS match
FROM population AS p
WHERE p.person_id IS NOT NULL
    AND (p.is_minor OR p.school_ref IS NOT NULL)
    AND NOT EXISTS (           -- on the roll again, or never off it
        SELECT 1
        FROM aided_person AS a
        WHERE a.person_id = p.person_id
            AND a.programme = 'tekun'
    )
    AND NOT EXISTS (SELECT 1 FROM child_allowance AS c WHERE c.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (           -- stopped for another reason than age
        SELECT 1
        FROM stop_decision AS d
        WHERE d.person_id = p.person_id
            AND coalesce(d.programme, '特困') = '特困'
            AND regexp_matches(d.reason, $minor_end_words)
    )
    AND NOT EXISTS (           -- a roll row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('tekun_member', 'child_allowance', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
GROUP BY p.person_id
