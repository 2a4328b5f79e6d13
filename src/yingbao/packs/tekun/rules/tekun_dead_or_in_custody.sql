/* ---
code: "418"
title: 已死亡或服刑的特困人员仍在名册上
direction: 错保
level: 红
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第二十四条, gist: 死亡、服刑等情形应当终止救助供养, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第二十四条, gist: 死亡、宣告失踪、在监狱服刑的及时终止供养, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕43号, article: 第二十六条, gist: 终止前公示七天，从下月起终止, valid_from: 2021-07-01}
reads: [aided_person, death?, custody?, living_sign, community_correction?]
needs: [tekun_member]
parameters:
  proof_of_life_days: {use: dibao/proof_of_life_days, role: guard}
  not_in_custody_words: {use: dibao/not_in_custody_words, role: guard}
  end_publicity_days: {use: tekun/end_publicity_days, role: guard}
benign:
  - 死亡当月的供养金、一次性丧葬费依法可以发
  - 月底才死亡、入监，终止前正在公示
  - 同名不同人，死亡登记有误
  - 缓刑、社区矫正、取保的不在监所
ask_first:
  - 到供养机构或家里看本人
verify: [V1, V2, V5]
due_process: 终止供养按规定公示七天、书面告知；丧葬事宜按规定办理。
say: 登记上有变化，我们来看看本人。核实以前照常供养。
--- */
WITH population AS (
    SELECT
        *,
        CAST(period + INTERVAL '1' MONTH AS DATE) - 1 AS month_end
    FROM aided_person
    WHERE programme = 'tekun'
        AND status = '在保'
),

hit AS (
    SELECT
        p.person_id,
        p.household_id,
        p.township,
        p.village,
        least(p.match, d.match) AS match,
        d.died_on AS since,
        CAST(d.died_on AS VARCHAR) || '死亡（' || d.sources || '），' || substr(CAST(p.period AS VARCHAR), 1, 7)
            || '特困名册仍在册' AS because,
        p.row_ref || ';' || d.evidence AS evidence,
        d.died_on + $end_publicity_days >= p.period AS is_just_now
    FROM population AS p
    JOIN death AS d ON d.person_id = p.person_id
    WHERE d.died_on <= p.month_end
        AND NOT EXISTS (
            SELECT 1
            FROM living_sign AS s
            WHERE s.person_id = d.person_id
                AND s.seen_on > d.died_on + $proof_of_life_days
        )
    UNION ALL
    SELECT
        p.person_id,
        p.household_id,
        p.township,
        p.village,
        least(p.match, c.match) AS match,
        c.entered_on AS since,
        CAST(c.entered_on AS VARCHAR) || '起在监狱服刑，' || substr(CAST(p.period AS VARCHAR), 1, 7)
            || '特困名册仍在册' AS because,
        p.row_ref || ';' || c.row_ref AS evidence,
        c.entered_on + $end_publicity_days >= p.period AS is_just_now
    FROM population AS p
    JOIN custody AS c ON c.person_id = p.person_id
    WHERE c.custody_kind = '监狱'
        AND c.entered_on <= p.month_end
        AND coalesce(c.left_on, DATE '9999-12-31') > p.month_end
        AND NOT regexp_matches(coalesce(c.term, ''), $not_in_custody_words)
        AND NOT EXISTS (
            SELECT 1
            FROM community_correction AS k
            WHERE k.person_id = c.person_id
                AND k.started_on BETWEEN c.entered_on AND p.month_end
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(DISTINCT because, '；' ORDER BY because) AS because,
    string_agg(DISTINCT evidence, ';' ORDER BY evidence) AS evidence,
    min(since) AS since,
    min(match) AS match,
    CASE WHEN bool_and(is_just_now) THEN '黄' ELSE '红' END AS level
FROM hit
GROUP BY person_id
