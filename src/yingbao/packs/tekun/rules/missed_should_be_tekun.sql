/* ---
code: "401"
title: 像是符合特困条件，还没有纳入特困供养
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-10-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2016〕178号, article: 第四条, gist: 无劳动能力、无生活来源、无义务人同时具备的应当纳入, valid_from: 2016-10-10, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕43号, article: 第四条, gist: 三个条件同时具备的应当依法纳入, valid_from: 2021-07-01}
  - {norm: 民发〔2021〕43号, article: 第十一条, gist: 发现可能符合特困条件的应当告知政策、帮助申请, valid_from: 2021-07-01}
  - {norm: 社会救助法, article: 第三十九条, gist: 发现困难的应当主动告知、帮助申请, valid_from: 2026-07-01}
reads: [hukou_person, disability_certificate?, aided_member, known_wage, gone_person, screened_person, child_allowance?, close_kin, account_custody?, unlinked, roll_month]
needs: [hukou_person, dibao_member, tekun_member]
parameters:
  aged_from: tekun/aged_from
  labourless_cards: tekun/labourless_cards
  child_words: {use: tekun/child_words, role: guard}
benign:
  - 子女、配偶在别的户口簿上
  - 申请过特困，已书面告知不予批准，或本人不愿意转
  - 名册上有他，只是身份证号写错
ask_first:
  - 有没有子女、配偶，平时谁照应
  - 知不知道特困供养，愿不愿意转
verify: [V1]
absent: [payroll, insurance_contribution, pension]
due_process: 这是帮办线索，先上门讲政策、帮助申请；办好以前原来的低保照发。
say: 您一个人生活，可能符合特困供养条件，待遇和照料会更好些，愿意的话我们帮您申请。
--- */
WITH book AS (                 -- books with one living person at home
    SELECT household_id
    FROM hukou_person
    WHERE coalesce(hukou_status, '正常') = '正常'
    GROUP BY household_id
    HAVING count(DISTINCT row_ref) = 1
),

card AS (
    SELECT person_id, min(row_ref) AS row_ref, min(disability_class || CAST(disability_level AS VARCHAR) || '级') AS card
    FROM disability_certificate
    WHERE list_contains($labourless_cards, disability_class || CAST(disability_level AS VARCHAR))
        AND coalesce(cert_status, '正常') = '正常'
        AND coalesce(valid_to, DATE '9999-12-31') >= $as_of
    GROUP BY person_id
),

aid AS (                       -- on a roll, and alone there too
    SELECT household_id, min(person_id) AS person_id, min(match) AS match, min(row_ref) AS row_ref
    FROM aided_member
    GROUP BY household_id
    HAVING count(DISTINCT coalesce(person_id, row_ref)) = 1
),

population AS (                -- unmarried, alone, and without labour power by the rule of that day
    SELECT
        h.*,
        c.card,
        c.row_ref AS card_ref,
        d.row_ref AS dibao_ref,
        d.match AS dibao_match
    FROM hukou_person AS h
    JOIN book AS b ON b.household_id = h.household_id
    LEFT JOIN card AS c ON c.person_id = h.person_id
    LEFT JOIN aid AS d ON d.person_id = h.person_id
    WHERE coalesce(h.marital, '未婚') = '未婚'
        AND (
            c.card IS NOT NULL
            OR CAST(coalesce(h.id_birth_date, h.birth_date) + $aged_from * INTERVAL '1' YEAR AS DATE) <= $as_of
        )
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CASE WHEN p.marital IS NULL THEN '没有写婚姻状况' ELSE '未婚' END || '，单独一本户口簿，' || coalesce('残疾证' || p.card, '已满' || CAST($aged_from AS VARCHAR) || '周岁')
        || CASE WHEN p.dibao_ref IS NULL THEN '，低保、特困名册上都没有' ELSE '，正享受低保（单人）' END
        || '，没有查到工资、退休金，登记上没有配偶、子女' AS because,
    concat_ws(';', p.row_ref, p.card_ref, p.dibao_ref) AS evidence,
    least(p.match, coalesce(p.dibao_match, p.match)) AS match
FROM population AS p
WHERE (                        -- old people on no roll are visited by the rule for them already
        p.dibao_ref IS NOT NULL
        OR (
            p.card IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
        )
    )
    AND NOT EXISTS (
        SELECT 1
        FROM aided_member AS t
        WHERE t.person_id = p.person_id
            AND t.programme = 'tekun'
    )
    AND NOT EXISTS (SELECT 1 FROM known_wage AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM child_allowance AS c WHERE c.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM close_kin AS k WHERE k.person_id = p.person_id)
    AND NOT EXISTS (           -- a child who collects the money for her
        SELECT 1
        FROM account_custody AS k
        WHERE k.person_id = p.person_id
            AND regexp_matches(coalesce(k.relation, ''), $child_words)
    )
    AND NOT EXISTS (
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.programme = '特困'
    )
    AND NOT EXISTS (           -- a roll or application row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('tekun_member', 'application', 'death_record')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's tekun roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'tekun'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
