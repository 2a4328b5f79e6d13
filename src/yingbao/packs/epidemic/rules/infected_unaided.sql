/* ---
code: "501"
title: 保障对象确诊感染，没有救助或收治记录
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-01-01
programme: linshi
pack: epidemic
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民电〔2020〕9号, article: 全文, gist: 疫情期间摸排救助对象感染情况，及时救助, valid_from: 2020-01-01, valid_to: 2022-12-31}
  - {norm: 沁民函字〔2020〕30号, article: （五）, gist: 检查救助对象有无感染及救助情况, valid_from: 2020-04-26}
  - {norm: 国务院令第649号, article: 第四十七条, gist: 因突发重病等陷入困境的给予临时救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第二十八条, gist: 突发事件中要保障遇困人员基本生活, valid_from: 2026-07-01}
reads: [aided_person, infection_record, linshi_helped, gone_person, screened_person, unlinked]
needs: [dibao_member, infection_record, linshi_grant]
parameters:
  contact_days: {use: epidemic/contact_days, role: guard}
  negative_words: {use: epidemic/negative_words, role: guard}
  own_home_words: {use: epidemic/own_home_words, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 后来订正为阴性
  - 已经住院，费用由医保和财政负担
  - 已经电话联系过，本人不需要
ask_first:
  - 人在哪里治疗，家里谁照料，缺什么
verify: [V1]
absent: [linshi_grant]
due_process: 当天联系；疫情期间先打电话，不上门添险。
say: 听说您生病了，我们想知道您和家里缺什么，马上帮您办。
--- */
WITH population AS (           -- one row a person on the rolls
    SELECT
        person_id,
        min(match) AS match,
        min(household_id) AS household_id,
        min(township) AS township,
        min(village) AS village,
        min(name_key) AS name_key,
        CASE WHEN max(programme) = 'tekun' THEN '特困' ELSE '低保' END AS programme_name
    FROM aided_person
    GROUP BY person_id
),

infection AS (
    SELECT
        r.person_id,
        min(r.match) AS match,
        min(r.confirmed_on) AS confirmed_on,
        string_agg(DISTINCT r.row_ref, ';' ORDER BY r.row_ref) AS evidence
    FROM infection_record AS r
    WHERE r.kind IN ('确诊', '无症状')
        AND r.confirmed_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
        AND NOT EXISTS (       -- the lists come day after day: a later one knows more of the same case
            SELECT 1
            FROM infection_record AS o
            WHERE o.person_id = r.person_id
                AND coalesce(o.confirmed_on, r.confirmed_on) = r.confirmed_on
                AND (
                    regexp_matches(coalesce(o.outcome, ''), $negative_words)
                    -- a bed is a record of care; his own home is none
                    OR NOT regexp_matches(coalesce(o.place, '居家'), $own_home_words)
                    OR o.contacted_on IS NOT NULL
                )
        )
    GROUP BY r.person_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    p.programme_name || '对象' || CAST(i.confirmed_on AS VARCHAR) || '确诊感染，没有收治、联系和临时救助记录' AS because,
    i.evidence,
    i.confirmed_on AS since,
    least(p.match, i.match) AS match
FROM population AS p
JOIN infection AS i ON i.person_id = p.person_id
WHERE i.confirmed_on + $contact_days <= $as_of
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_helped AS h
        WHERE h.person_id = p.person_id
            AND h.helped_on >= i.confirmed_on
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.programme = '临时救助'
            AND s.seen_on >= i.confirmed_on
    )
    AND NOT EXISTS (           -- an aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('linshi_grant', 'application')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
