/* ---
code: "504"
title: 照料人被隔离或住院，老人、孩子、残疾人没有人照料
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-01-01
programme: tekun
pack: epidemic
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民电〔2020〕9号, article: 全文, gist: 疫情期间保障无人照料的老人、儿童、残疾人, valid_from: 2020-01-01, valid_to: 2022-12-31}
  - {norm: 国发明电〔2020〕9号, article: 三, gist: 做好特殊群体的走访照料, valid_from: 2020-03-06, valid_to: 2022-12-31}
  - {norm: 国务院令第649号, article: 第十七条, gist: 乡镇要主动发现并办理供养, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第三十五条, gist: 遇有紧急情况要依法及时救助, valid_from: 2026-07-01}
reads: [infection_record, tekun_member?, roll_month, child_allowance?, disability_certificate?, hukou_person?, residence, gone_person]
needs: [infection_record]
parameters:
  severe: {use: disability/severe, role: guard}
  child_age_to: {use: epidemic/child_age_to, role: guard}
  carer_age_to: {use: epidemic/carer_age_to, role: guard}
  adult_age: {use: dibao/adult_age, role: guard}
  away_months: {use: epidemic/away_months, role: guard}
  home_again_words: {use: epidemic/home_again_words, role: guard}
benign:
  - 家里还有别的大人
  - 已经安排了临时照料人或送到机构
  - 隔离已经解除、已经出院，名单没有写
ask_first:
  - 现在谁在管他吃饭吃药；今晚谁陪
verify: [V1]
absent: []
due_process: 当天落实照料人或临时安置；尊重本人意愿，不强送机构。
say: 照料您的人暂时回不来，我们来安排人照看您。
--- */
WITH away AS (                 -- who cannot care for anybody today
    SELECT
        person_id,
        min(match) AS match,
        min(coalesce(isolated_from, confirmed_on)) AS since,
        bool_or(ward_care IS NOT NULL) AS is_arranged,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM infection_record AS r
    WHERE coalesce(isolated_from, confirmed_on) <= $as_of
        AND coalesce(isolated_from, confirmed_on) > CAST($as_of - $away_months * INTERVAL '1' MONTH AS DATE)
        AND NOT EXISTS (       -- home again, or never ill, as a later list may be the first to say
            SELECT 1
            FROM infection_record AS o
            WHERE o.person_id = r.person_id
                AND coalesce(o.isolated_to, o.isolated_from, o.confirmed_on) >= least(r.isolated_from, r.confirmed_on)
                AND (regexp_matches(o.outcome, $home_again_words) OR o.isolated_to <= $as_of)
        )
    GROUP BY person_id
),

care AS (                      -- who depends on them
    SELECT t.person_id, t.carer_person_id, '分散供养的特困人员' AS how, t.match, t.row_ref
    FROM tekun_member AS t
    JOIN roll_month AS r
        ON r.programme = 'tekun'
        AND r.township = coalesce(t.township, '未注明')
        AND r.period = t.period
    WHERE coalesce(t.support_mode, '分散') = '分散'
    UNION
    SELECT person_id, guardian_person_id AS carer_person_id, '领基本生活费的孩子' AS how, match, row_ref
    FROM child_allowance
    UNION
    SELECT
        h.person_id,
        a.person_id AS carer_person_id,
        CASE WHEN d.person_id IS NULL THEN '同户口簿的孩子' ELSE '同户口簿的重度残疾人' END AS how,
        h.match,
        coalesce(d.row_ref, h.row_ref) AS row_ref
    FROM away AS a
    JOIN hukou_person AS kin ON kin.person_id = a.person_id
    JOIN hukou_person AS h ON h.household_id = kin.household_id
    LEFT JOIN disability_certificate AS d
        ON d.person_id = h.person_id
        AND list_contains($severe, d.disability_class || CAST(d.disability_level AS VARCHAR))
        AND coalesce(d.cert_status, '正常') = '正常'
    WHERE d.person_id IS NOT NULL
        OR CAST(h.id_birth_date + $child_age_to * INTERVAL '1' YEAR AS DATE) > $as_of
),

population AS (
    SELECT
        c.person_id,
        min(c.how) AS how,
        min(a.since) AS since,
        least(min(c.match), min(a.match)) AS match,
        string_agg(DISTINCT c.row_ref, ';' ORDER BY c.row_ref) AS ward_evidence,
        string_agg(DISTINCT a.evidence, ';' ORDER BY a.evidence) AS carer_evidence
    FROM care AS c
    JOIN away AS a ON a.person_id = c.carer_person_id
    WHERE NOT a.is_arranged
        AND c.person_id IS NOT NULL
    GROUP BY c.person_id
),

able AS (                      -- another adult at home who can look after the ward
    SELECT p.person_id
    FROM population AS p
    JOIN hukou_person AS me ON me.person_id = p.person_id
    JOIN hukou_person AS h ON h.household_id = me.household_id AND h.person_id <> p.person_id
    WHERE CAST(h.id_birth_date + $adult_age * INTERVAL '1' YEAR AS DATE) <= $as_of
        AND CAST(h.id_birth_date + $carer_age_to * INTERVAL '1' YEAR AS DATE) > $as_of
        AND NOT EXISTS (SELECT 1 FROM away AS w WHERE w.person_id = h.person_id)
        AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = h.person_id)
        AND NOT EXISTS (
            SELECT 1
            FROM disability_certificate AS d
            WHERE d.person_id = h.person_id
                AND list_contains($severe, d.disability_class || CAST(d.disability_level AS VARCHAR))
        )
)

SELECT
    p.person_id AS subject_id,
    r.household_id,
    r.township,
    r.village,
    p.how || '，照料人' || CAST(p.since AS VARCHAR) || '起隔离或住院，家里没有别的大人，没有安置记录' AS because,
    concat_ws(';', p.carer_evidence, p.ward_evidence) AS evidence,
    p.since,
    p.match
FROM population AS p
LEFT JOIN residence AS r ON r.person_id = p.person_id
WHERE NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM away AS w WHERE w.person_id = p.person_id)  -- together with the carer
    AND NOT EXISTS (SELECT 1 FROM able AS b WHERE b.person_id = p.person_id)
