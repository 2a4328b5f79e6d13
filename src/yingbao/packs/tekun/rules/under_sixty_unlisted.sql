/* ---
code: "404"
title: 不到六十岁的特困人员没有查到在列的残疾证
direction: 错保
level: 黄
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、县残联
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第五条, gist: 智力、精神一二级和肢体一级残疾视为无劳动能力, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第五条, gist: 智力、精神一至三级，肢体一二级，视力一级残疾视为无劳动能力, valid_from: 2021-07-01}
reads: [tekun_person, disability_certificate, student?, unlinked]
parameters:
  aged_from: {use: tekun/aged_from, role: guard}
  minor_until: {use: tekun/minor_until, role: guard}
  labourless_cards: tekun/labourless_cards
  province_cards: {use: tekun/province_cards, role: guard}
benign:
  - 年满岁数还在上学的
  - 省里另外规定的情形
  - 多重残疾，要看分项
  - 证在换发，或名册上的号码写错
ask_first:
  - 认定时依据的是什么，残疾证还在不在
  - 要不要帮他办证、换证
verify: [V1, V2]
absent: [disability_certificate]
due_process: 先帮本人办证、换证；确实不符合的，公示、书面告知后终止，并接着看低保和临时救助。
say: 我们来核对一下您的残疾证，没有办的、到期的帮您办。核实以前照常供养。
--- */
WITH population AS (
    SELECT *
    FROM tekun_person
    WHERE CAST(birth_date + $aged_from * INTERVAL '1' YEAR AS DATE) > month_end
        AND CAST(birth_date + $minor_until * INTERVAL '1' YEAR AS DATE) <= month_end
),

card AS (
    SELECT person_id, disability_class || CAST(disability_level AS VARCHAR) AS card, row_ref
    FROM disability_certificate
    WHERE coalesce(cert_status, '正常') = '正常'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
    UNION ALL
    SELECT t.person_id, t.disability_class || CAST(t.disability_level AS VARCHAR) AS card, t.evidence AS row_ref
    FROM tekun_person AS t
    WHERE NOT EXISTS (         -- the register knows better than the roll
            SELECT 1
            FROM disability_certificate AS d
            WHERE d.person_id = t.person_id
        )
),

sent AS (                      -- townships whose certificates were received
    SELECT DISTINCT township
    FROM disability_certificate
),

seen AS (
    SELECT
        person_id,
        string_agg(DISTINCT card || '级', '、' ORDER BY card || '级') AS cards,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM card
    GROUP BY person_id
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(
        year(p.month_end) - year(p.birth_date) - CASE WHEN month(p.birth_date) > month(p.month_end) THEN 1 ELSE 0 END AS VARCHAR
    ) || '岁，'
        || coalesce('残疾证是' || s.cards || '，不在当时的范围内', '没有查到有效的残疾证') AS because,
    concat_ws(';', p.evidence, nullif(s.evidence, p.evidence)) AS evidence,
    p.match
FROM population AS p
LEFT JOIN seen AS s ON s.person_id = p.person_id
WHERE NOT EXISTS (
        SELECT 1
        FROM card AS c
        WHERE c.person_id = p.person_id
            AND (
                list_contains($labourless_cards, c.card)
                OR list_contains($province_cards, c.card)
                OR c.card LIKE '多重%'
            )
    )
    AND NOT EXISTS (SELECT 1 FROM student AS t WHERE t.person_id = p.person_id)
    AND NOT EXISTS (           -- a certificate that may be this person's
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'disability_certificate'
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's certificates were received
        SELECT 1
        FROM sent AS d
        WHERE coalesce(d.township, p.township, '') = coalesce(p.township, d.township, '')
    )
