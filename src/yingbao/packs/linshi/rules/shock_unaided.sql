/* ---
code: "303"
title: 遭遇急难以后没有任何救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十七条, gist: 因意外、突发重病等陷入困境的家庭给予临时救助，不限于低保户, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第二十九条, gist: 因突发、紧迫、灾难性困难致基本生活暂时严重困难的给予临时救助, valid_from: 2026-07-01}
reads: [shock_event?, medical_bill?, hukou_person?, residence, aided_member, roll_month, linshi_helped, gone_person, screened_person, unlinked]
needs: [dibao_member, linshi_grant]
parameters:
  compensated_words: {use: linshi/compensated_words, role: guard}
  serious_harm: {use: linshi/serious_harm, role: guard}
  single_bill_line: linshi/single_bill_line
  shock_days: {use: linshi/shock_days, role: guard}
  shock_look_back_months: {use: linshi/shock_look_back_months, role: guard}
benign:
  - 保险、肇事方已经赔了
  - 家里负担得起
  - 受了轻伤、损失不大
ask_first:
  - 家里眼下最难的是什么，有没有赔偿，欠了多少
verify: [V1]
absent: [linshi_grant]
due_process: 这是帮办线索，先上门慰问、了解情况，符合的当场帮助申请，急的先救助后补手续。
say: 听说您家遇到了难事，我们来看看，看能不能帮您申请临时救助。
words:
  columns: {day: 急难发生日期}
--- */
WITH event AS (
    SELECT
        person_id,
        match,
        occurred_on AS day,
        coalesce(event_kind, '突发事故') || '（' || coalesce(harm, '损失' || CAST(loss AS VARCHAR) || '元') || '）' AS what,
        TRUE AS counts_anywhere, -- help is given where the emergency is
        row_ref
    FROM shock_event
    WHERE (
            list_contains($serious_harm, harm)
            OR (harm IS NULL AND loss >= $single_bill_line)      -- only the sum is told
        )
        AND NOT regexp_matches(coalesce(compensation_note, ''), $compensated_words)
        AND (coalesce(compensation, 0) = 0 OR compensation < loss)
    UNION ALL
    SELECT
        person_id,
        min(match) AS match,
        min(visited_on) AS day,
        '看病自付' || CAST(sum(self_paid) AS VARCHAR) || '元' AS what,
        FALSE AS counts_anywhere,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS row_ref
    FROM medical_bill
    WHERE visited_on > CAST($as_of - $shock_look_back_months * INTERVAL '1' MONTH AS DATE)
        AND visited_on <= $as_of
    GROUP BY person_id
    HAVING sum(self_paid) >= $single_bill_line
),

present AS (
    SELECT h.person_id, h.household_id, h.relation, h.row_ref
    FROM hukou_person AS h
    WHERE NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = h.person_id)
),

standing AS (                  -- the person, or of the dead the head of the book, or another at home
    SELECT
        e.*,
        coalesce(kin.person_id, e.person_id) AS stands,
        row_number() OVER (
            PARTITION BY e.row_ref
            ORDER BY
                CASE WHEN kin.person_id = e.person_id THEN 0 WHEN kin.relation = '户主' THEN 1 ELSE 2 END,
                kin.row_ref
        ) AS place,
        me.person_id IS NOT NULL AS is_local
    FROM event AS e
    LEFT JOIN hukou_person AS me ON me.person_id = e.person_id
    LEFT JOIN present AS kin ON kin.household_id = me.household_id
),

population AS (
    SELECT
        s.*,
        r.household_id,
        r.township,
        r.village,
        r.name_key
    FROM standing AS s
    LEFT JOIN residence AS r ON r.person_id = s.stands
    WHERE s.place = 1
        AND s.stands IS NOT NULL
)

SELECT
    p.stands AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(p.day AS VARCHAR) || '家里' || p.what || '，至今没有低保、特困，也没有临时救助' AS because,
    p.row_ref AS evidence,
    CASE WHEN p.counts_anywhere THEN p.day END AS since,     -- the first bill of the last months is another next month
    p.match
FROM population AS p
WHERE p.day + $shock_days < $as_of
    AND p.day > CAST($as_of - $shock_look_back_months * INTERVAL '1' MONTH AS DATE)
    AND (                      -- bills of people of other counties come with the hospital's list
        p.counts_anywhere
        OR p.is_local
        OR NOT EXISTS (SELECT 1 FROM hukou_person)
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.stands)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.stands)
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_helped AS h
        WHERE h.person_id = p.stands
            AND h.helped_on >= p.day
    )
    AND NOT EXISTS (           -- looked at since; who was refused before had not met with it yet
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.stands
            AND s.seen_on >= p.day
    )
    AND NOT EXISTS (           -- a roll or aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'linshi_grant', 'application')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
