/* ---
code: "502"
title: 其他患者家庭没有问过要不要救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-01-01
programme: linshi
pack: epidemic
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民电〔2020〕9号, article: 全文, gist: 疫情期间摸排、救助因疫困难人员, valid_from: 2020-01-01, valid_to: 2022-12-31}
  - {norm: 国发明电〔2020〕9号, article: 三, gist: 做好因疫陷困人员和特殊群体的走访照料, valid_from: 2020-03-06, valid_to: 2022-12-31}
  - {norm: 沁民函字〔2020〕30号, article: （五）, gist: 检查其他患者的救助情况, valid_from: 2020-04-26}
  - {norm: 国务院令第649号, article: 第四十七条, gist: 因突发重病等陷入困境的给予临时救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第二十八条, gist: 突发事件中要保障遇困人员基本生活, valid_from: 2026-07-01}
reads: [infection_record, family_wage?, dibao_standard?, aided_member, linshi_helped, gone_person, screened_person, unlinked, residence]
needs: [dibao_member, infection_record, linshi_grant]
parameters:
  contact_days: {use: epidemic/contact_days, role: guard}
  negative_words: {use: epidemic/negative_words, role: guard}
  border_ratio: {use: dibao/border_ratio, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 家里有稳定收入，不困难
  - 后来订正为阴性
  - 已经问过，本人不需要，没有登记
ask_first:
  - 电话问家里的收入断了没有，有没有老人孩子没人照料
verify: [V1]
absent: [linshi_grant]
due_process: 先打一个电话，记下日期和结果；不需要的记明，不再打扰。
say: 您家里有人生病，我们想问问生活上有没有困难，需要的话帮您申请救助。
--- */
WITH population AS (
    SELECT
        i.person_id,
        min(i.match) AS match,
        min(i.confirmed_on) AS confirmed_on,
        min(r.name_key) AS name_key,
        min(coalesce(i.township, r.township)) AS township,
        min(coalesce(i.village, r.village)) AS village,
        string_agg(DISTINCT i.row_ref, ';' ORDER BY i.row_ref) AS evidence
    FROM infection_record AS i
    LEFT JOIN residence AS r ON r.person_id = i.person_id
    WHERE i.person_id IS NOT NULL
        AND i.kind = '确诊'
        AND i.confirmed_on > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
        AND NOT EXISTS (       -- the lists come day after day: a later one knows more of the same case
            SELECT 1
            FROM infection_record AS o
            WHERE o.person_id = i.person_id
                AND coalesce(o.confirmed_on, i.confirmed_on) = i.confirmed_on
                AND (
                    regexp_matches(coalesce(o.outcome, ''), $negative_words)
                    OR o.contacted_on IS NOT NULL
                )
        )
    GROUP BY i.person_id
),

well_off AS (                  -- lives with an earning family
    SELECT f.person_id
    FROM family_wage AS f
    JOIN dibao_standard AS s
        ON s.area_kind = '农村'
        AND s.period = CAST(date_trunc('month', $as_of) AS DATE)
    WHERE f.monthly > $border_ratio * s.amount * f.people
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    p.village,
    CAST(p.confirmed_on AS VARCHAR) || '确诊感染，民政没有联系过，家里也没有任何救助' AS because,
    p.evidence,
    p.confirmed_on AS since,
    p.match
FROM population AS p
WHERE p.confirmed_on + $contact_days <= $as_of
    AND NOT EXISTS (SELECT 1 FROM well_off AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_helped AS h
        WHERE h.person_id = p.person_id
            AND h.helped_on >= p.confirmed_on
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.seen_on >= p.confirmed_on
    )
    AND NOT EXISTS (           -- a roll or aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'linshi_grant', 'application')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
