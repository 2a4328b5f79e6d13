/* ---
code: "240"
title: 已备案的近亲属没有县级入户
direction: 程序
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十六条, gist: 单独登记的近亲属申请县里全部入户调查, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十条, gist: 单独登记备案的申请县里应当入户调查, valid_from: 2021-07-01}
reads: [dibao_person, dibao_home, kin_register, cadre?, application?]
benign:
  - 县里已经入户，备案册没有填日期（全县都不记入户日期的，不提这条）
  - 批准在先，干部任职在后
ask_first:
  - 查县里的入户调查表
verify: [V1]
absent: [kin_register.county_visited_on]
due_process: 补做县级入户；不能因为是亲属就停发。
say: 按规定县里要到您家看一次，我们来约时间。
--- */
WITH population AS (
    SELECT
        p.person_id,
        p.household_id,
        p.township,
        p.village,
        p.evidence,
        p.match,
        k.registered_on,
        k.cadre_person_id,
        k.match AS register_match,
        k.row_ref,
        coalesce(h.approved_on, h.start_month) AS approved_on
    FROM dibao_person AS p
    JOIN kin_register AS k ON k.person_id = p.person_id
    LEFT JOIN dibao_home AS h ON h.household_id = p.household_id
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    coalesce(CAST(min(p.registered_on) AS VARCHAR), '') || '备案为干部近亲属，没有县级入户的记录' AS because,
    string_agg(DISTINCT p.evidence || ';' || p.row_ref, ';' ORDER BY p.evidence || ';' || p.row_ref) AS evidence,
    min(p.registered_on) AS since,
    least(min(p.match), min(p.register_match)) AS match
FROM population AS p
WHERE NOT EXISTS (             -- visited, and the visit stands in the ledger under whoever applied for the household
        SELECT 1
        FROM application AS a
        JOIN dibao_person AS q ON q.person_id = a.person_id
        WHERE q.household_id = p.household_id
            AND a.county_visited_on IS NOT NULL
    )
    AND NOT EXISTS (           -- or on another line of the register
        SELECT 1
        FROM kin_register AS k
        JOIN dibao_person AS q ON q.person_id = k.person_id
        WHERE q.household_id = p.household_id
            AND k.county_visited_on IS NOT NULL
    )
    AND NOT EXISTS (           -- approved before the cadre took office
        SELECT 1
        FROM cadre AS c
        WHERE c.person_id = p.cadre_person_id
            AND c.started_on > p.approved_on
    )
    AND (                      -- a county that notes no visits anywhere has not said there were none
        EXISTS (SELECT 1 FROM kin_register WHERE county_visited_on IS NOT NULL)
        OR EXISTS (SELECT 1 FROM application WHERE county_visited_on IS NOT NULL)
    )
GROUP BY p.person_id
