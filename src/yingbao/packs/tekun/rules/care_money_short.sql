/* ---
code: "407"
title: 照料护理费低于本档次标准
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、财务股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（四）, gist: 供养标准包括基本生活和照料护理，护理按自理能力分档, valid_from: 2016-02-10}
  - {norm: 沁民函字〔2020〕30号, article: （四）, gist: 检查特困人员护理补贴是否落实, valid_from: 2020-04-26}
  - {norm: 社会救助法, article: 第十七条, gist: 照料护理标准由省或设区的市制定, valid_from: 2026-07-01}
reads: [tekun_person, benefit_standard, payment?]
parameters:
  care_tolerance: {use: tekun/care_tolerance, role: guard}
  care_pay_words: {use: tekun/care_pay_words, role: guard}
  living_pay_words: {use: tekun/living_pay_words, role: guard}
benign:
  - 护理费另外单独发
  - 集中供养的由机构统一支付
  - 标准这个月中间才提高，下月起执行
ask_first:
  - 护理费是怎么发的，发给本人还是照料人
verify: [V3, V5]
due_process: 少发的补足、补发。
say: 您的护理费可能少发了，我们来核对，少了的会补给您。
words:
  steps: {line: 每一笔打卡, by_line: 生活费和护理费分行发的打卡表, paid: 打卡里写明的护理费, told: 供养人员和本乡镇有没有写护理费, rolled: 名册上的护理费}
  columns: {is_care: 是不是护理费, is_living: 写明是基本生活费, is_whole: 生活费、护理费分行写全, care: 打卡的护理费, on_roll: 名册上的护理费, listed: 实发或名册上的护理费, source: 出处, payments: 打卡记录, due: 规定的护理费}
--- */
WITH line AS (                 -- lists that pay living and care on lines of their own
    SELECT
        coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS period,
        concat(split_part(row_ref, '|', 1), '|', split_part(row_ref, '|', 2)) AS sheet,
        person_id,
        regexp_matches(item, $care_pay_words) AS is_care,
        regexp_matches(item, $living_pay_words) AS is_living,      -- 供养金 alone may be both
        amount,
        row_ref
    FROM payment
    WHERE care_part IS NULL
        AND coalesce(pay_status, '成功') = '成功'
),

by_line AS (
    SELECT sheet, period
    FROM line
    GROUP BY sheet, period
    HAVING bool_or(is_care) AND bool_or(is_living)
),

paid AS (                      -- what one transfer, or the care line of such a list, says it pays for care
    SELECT
        person_id,
        coalesce(period, CAST(date_trunc('month', paid_on) AS DATE)) AS period,
        sum(care_part) AS care,
        FALSE AS is_whole,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM payment
    WHERE care_part IS NOT NULL
        AND coalesce(pay_status, '成功') = '成功'
    GROUP BY person_id, coalesce(period, CAST(date_trunc('month', paid_on) AS DATE))
    UNION ALL
    SELECT
        l.person_id,
        l.period,
        sum(CASE WHEN l.is_care THEN l.amount ELSE 0 END) AS care,
        TRUE AS is_whole,
        string_agg(DISTINCT l.row_ref, ';' ORDER BY l.row_ref) AS evidence
    FROM line AS l
    JOIN by_line AS b ON b.sheet = l.sheet AND b.period = l.period
    WHERE l.is_care OR l.is_living
    GROUP BY l.person_id, l.period
),

told AS (
    SELECT *, count(care_amount) OVER (PARTITION BY township) AS care_rows
    FROM tekun_person
),

rolled AS (                    -- what the roll pays for care; nothing, where the township's others have a sum
    SELECT
        *,
        CASE
            WHEN care_amount IS NOT NULL THEN care_amount
            WHEN total_amount > living_amount THEN total_amount - living_amount
            WHEN care_rows > 0 THEN 0
        END AS on_roll
    FROM told
    WHERE coalesce(support_mode, '分散') = '分散'
),

population AS (                -- the bank's word goes before the roll's
    SELECT
        r.*,
        coalesce(y.care, r.on_roll) AS listed,
        CASE WHEN y.care IS NULL THEN '名册' ELSE '实发' END AS source,
        coalesce(y.is_whole, FALSE) AS is_whole,
        y.evidence AS payments
    FROM rolled AS r
    LEFT JOIN paid AS y ON y.person_id = r.person_id AND y.period = r.period
),

tier AS (                      -- the newest row of the sheet, and of those the one that names the case most closely
    SELECT
        p.person_id,
        CASE WHEN b.unit = '年' THEN b.amount / 12 ELSE b.amount END AS due,
        b.row_ref
    FROM population AS p
    JOIN benefit_standard AS b
        ON b.care_ability = p.care_ability
        AND coalesce(b.area_kind, p.area_kind) = p.area_kind
        AND coalesce(b.support_mode, '分散') = '分散'
    WHERE b.programme = '特困照料护理'
        AND b.valid_from <= p.period
        AND coalesce(b.valid_to, DATE '9999-12-31') >= p.period
    QUALIFY row_number() OVER (
        PARTITION BY p.person_id
        ORDER BY b.valid_from DESC, b.area_kind NULLS LAST, b.support_mode NULLS LAST, b.row_ref
    ) = 1
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    p.care_ability || '每月护理费标准' || CAST(CAST(t.due AS DECIMAL(14,2)) AS VARCHAR)
        || '元，' || p.source || '是' || CAST(CAST(p.listed AS DECIMAL(14,2)) AS VARCHAR) || '元' AS because,
    concat_ws(';', p.evidence, p.payments, t.row_ref) AS evidence,
    t.due - p.listed AS amount,
    1 AS months,
    p.match
FROM population AS p
JOIN tier AS t ON t.person_id = p.person_id
WHERE t.due - p.listed > $care_tolerance
    AND (p.is_whole OR NOT EXISTS (            -- paid on a line of its own
        SELECT 1
        FROM payment AS y
        WHERE (
                y.person_id = p.person_id
                OR (y.person_id IS NULL AND coalesce(y.name_key, y.holder_name_key) = p.name_key)
            )
            AND coalesce(y.period, CAST(date_trunc('month', y.paid_on) AS DATE)) = p.period
            AND coalesce(y.pay_status, '成功') = '成功'
            AND regexp_matches(y.item || coalesce(y.note, ''), $care_pay_words)
            AND y.amount + $care_tolerance >= t.due - p.listed
    ))
