/* ---
code: "213"
title: 服刑、强制隔离戒毒人员仍在领低保
direction: 错保
level: 红
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第五条, gist: 监狱、劳教场所内的人不计入共同生活的家庭成员, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第七条, gist: 监狱服刑、强制隔离戒毒的人不计入共同生活的家庭成员, valid_from: 2021-07-01}
reads: [dibao_person, unsaid_cover, custody, community_correction?]
parameters:
  custody_kinds: dibao/custody_kinds
  custody_excluded: {use: dibao/custody_excluded, role: guard}
  not_in_custody_words: {use: dibao/not_in_custody_words, role: guard}
benign:
  - 缓刑、社区矫正、取保候审的人不在监所
  - 已经释放，系统没有更新
  - 看守所里的可能只是候审
ask_first:
  - 向司法、公安部门核对入所、出所日期
verify: [V2, V5]
due_process: 只核减本人一份，家庭其他成员继续享受；核减前告知家属并说明理由。
say: 家里有人在监所期间不算共同生活的成员，我们来核对日期。其他家人的低保不受影响。
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
    WHERE is_covered
),

held AS (                      -- inside the walls on the last day of the pay month
    SELECT
        p.*,
        c.custody_kind,
        c.entered_on,
        c.match AS custody_match,
        c.row_ref
    FROM population AS p
    JOIN custody AS c ON c.person_id = p.person_id
    WHERE list_contains($custody_kinds, c.custody_kind)
        AND c.entered_on <= p.month_end
        AND coalesce(c.left_on, DATE '9999-12-31') > p.month_end
        AND NOT regexp_matches(coalesce(c.term, ''), $not_in_custody_words)
        AND NOT EXISTS (       -- let out under supervision since
            SELECT 1
            FROM community_correction AS k
            WHERE k.person_id = c.person_id
                AND k.started_on >= c.entered_on
                AND k.started_on <= p.month_end
        )
        AND NOT EXISTS (       -- the one left out may well be the one inside
            SELECT 1
            FROM unsaid_cover AS u
            WHERE u.household_id = p.household_id
                AND u.period = p.period
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(
        DISTINCT CAST(entered_on AS VARCHAR) || '起' || custody_kind || '在押，'
            || substr(CAST(period AS VARCHAR), 1, 7) || '名册仍在保',
        '；' ORDER BY CAST(entered_on AS VARCHAR) || '起' || custody_kind || '在押，'
            || substr(CAST(period AS VARCHAR), 1, 7) || '名册仍在保'
    ) AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    max(person_amount) AS amount,
    min(entered_on) AS since,
    least(min(match), min(custody_match)) AS match,
    CASE                       -- that month's money was due; or the law of the day does not name the kind
        WHEN min(entered_on) >= min(period) THEN '黄'
        WHEN NOT bool_or(list_contains($custody_excluded, custody_kind)) THEN '黄'
        ELSE '红'
    END AS level
FROM held
GROUP BY person_id
