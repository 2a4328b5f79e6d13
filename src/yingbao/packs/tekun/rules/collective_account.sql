/* ---
code: "415"
title: 供养金进了集体账户，看不出到了谁手里
direction: 资金
level: 黄
status: trial
valid_from: 2017-06-01
programme: tekun
pack: tekun
owner: 县民政局财务股
legal_basis:
  - {norm: 财社〔2017〕58号, article: 第十条, gist: 社会化发放，直接支付到人到户, valid_from: 2017-06-01}
  - {norm: 沁民函字〔2020〕30号, article: （七）, gist: 检查是否按时足额社会化发放, valid_from: 2020-04-26}
reads: [payment, tekun_person, tekun_member, account_custody?, institution_resident?]
needs: [tekun_member]
parameters:
  tekun_items: {use: funds/tekun_items, role: guard}
  other_items: {use: funds/other_items, role: guard}
  lump_persons: {use: tekun/lump_persons, role: guard}
  care_pay_words: {use: tekun/care_pay_words, role: guard}
  living_pay_words: {use: tekun/living_pay_words, role: guard}
benign:
  - 那几个月还在机构里住，刚回家
  - 集中供养的生活费由机构统一收，在院名册附有明细
  - 代领已经备案
  - 夫妻两人共用一个账户
  - 在院名册还没有报来
ask_first:
  - 这笔钱是谁的，明细在哪里
verify: [V3, V6]
absent: [institution_resident]
due_process: 查清到人；应当到本人的，改发到本人账户并补足。
say: 您的供养金好像没有直接到您的账户，我们来核对，应当给您的会给到您。
words:
  steps: {pooled: 各月进了同一账户的人, detailed: 有在院明细或代管备案的账户}
  columns: {persons: 同一账户的人数, part: 基本生活、照料护理还是合在一起, heads: 摘要写的人数}
--- */
WITH paid AS (
    SELECT
        y.account_key,
        coalesce(y.period, CAST(date_trunc('month', y.paid_on) AS DATE)) AS period,
        y.person_id,
        y.amount,
        CASE                   -- living and care money often come apart
            WHEN regexp_matches(y.item, $living_pay_words) THEN '基本生活'
            WHEN regexp_matches(y.item, $care_pay_words) THEN '照料护理'
            ELSE '合计'
        END AS part,
        CAST(nullif(regexp_extract(coalesce(y.note, ''), '(\d{1,3})\s*[人名]', 1), '') AS INTEGER) AS heads,
        y.township,
        y.village,
        y.match,
        y.row_ref
    FROM payment AS y
    WHERE regexp_matches(y.item, $tekun_items)
        AND NOT regexp_matches(y.item, $other_items)
        AND coalesce(y.pay_status, '成功') = '成功'
        AND coalesce(y.paid_on, $as_of) <= $as_of
),

largest AS (                   -- what one person's money is at most, of each part
    SELECT '合计' AS part, max(coalesce(total_amount, living_amount + coalesce(care_amount, 0))) AS amount
    FROM tekun_person
    UNION ALL
    SELECT '基本生活' AS part, max(coalesce(living_amount, total_amount)) AS amount
    FROM tekun_person
    UNION ALL
    SELECT '照料护理' AS part, max(coalesce(care_amount, total_amount)) AS amount
    FROM tekun_person
),

central AS (                   -- accounts that residents of an institution are paid into
    SELECT DISTINCT y.account_key
    FROM paid AS y
    JOIN tekun_person AS p ON p.person_id = y.person_id
    WHERE p.support_mode = '集中'
),

listed AS (                    -- months and townships whose residents are listed
    SELECT DISTINCT period, township
    FROM institution_resident
),

population AS (
    SELECT
        y.*,
        p.person_id AS home_person,
        p.household_id,
        p.evidence,
        p.township AS roll_township,
        p.village AS roll_village,
        l.amount AS largest
    FROM paid AS y
    JOIN largest AS l ON l.part = y.part
    LEFT JOIN tekun_person AS p ON p.person_id = y.person_id AND p.support_mode = '分散'
),

pooled AS (                    -- whose money goes into one account with others', month by month
    SELECT
        y.account_key,
        y.period,
        y.person_id,
        min(p.township) AS township,
        min(p.village) AS village,
        sum(y.amount) AS amount,
        string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref) AS evidence,
        count(*) OVER (PARTITION BY y.account_key, y.period) AS persons
    FROM paid AS y
    JOIN tekun_person AS p ON p.person_id = y.person_id
    WHERE p.support_mode = '集中' AND y.account_key IS NOT NULL
    GROUP BY y.account_key, y.period, y.person_id
),

detailed AS (                  -- of those accounts, the ones a list of residents or a register of keepers tells apart
    SELECT o.account_key, o.period
    FROM pooled AS o
    JOIN institution_resident AS i ON i.person_id = o.person_id
    WHERE coalesce(i.period, o.period) = o.period
        OR NOT EXISTS (SELECT 1 FROM institution_resident AS m WHERE m.period = o.period)
    UNION
    SELECT o.account_key, o.period
    FROM pooled AS o
    JOIN account_custody AS k
        ON k.person_id = o.person_id
        AND k.account_key = o.account_key
)

SELECT
    y.home_person AS subject_id,
    min(y.household_id) AS household_id,
    min(y.roll_township) AS township,
    min(y.roll_village) AS village,
    '分散供养，供养金却发进了供养机构的账户' AS because,
    min(y.evidence) || ';' || string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref) AS evidence,
    sum(y.amount) AS amount,
    count(DISTINCT y.period) AS months,
    min(y.period) AS since,
    min(y.match) AS match,
    CAST(NULL AS VARCHAR) AS matter
FROM population AS y
JOIN central AS c ON c.account_key = y.account_key
WHERE NOT EXISTS (
        SELECT 1
        FROM account_custody AS k
        WHERE k.person_id = y.home_person
            AND k.account_key = y.account_key
    )
    AND NOT EXISTS (           -- lived there that month, the roll lags; who has left does not live there
        SELECT 1
        FROM institution_resident AS i
        WHERE i.person_id = y.home_person
            AND coalesce(i.left_on, CASE WHEN i.stay_status = '离院' THEN DATE '1900-01-01' END, DATE '9999-12-31') >= y.period
    )
    AND NOT EXISTS (           -- that month's roll has him in the home
        SELECT 1
        FROM tekun_member AS m
        WHERE m.person_id = y.home_person
            AND m.period = y.period
            AND m.support_mode = '集中'
    )
    AND EXISTS (               -- and by then a roll has had him at home
        SELECT 1
        FROM tekun_member AS m
        WHERE m.person_id = y.home_person
            AND m.period <= y.period
            AND m.support_mode = '分散'
    )
GROUP BY y.home_person
UNION ALL
SELECT
    min(y.row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(y.township) AS township,
    CAST(NULL AS VARCHAR) AS village,
    substr(CAST(min(y.period) AS VARCHAR), 1, 7)
        || CASE
            WHEN count(*) = 1 THEN '一笔'
            ELSE '至' || substr(CAST(max(y.period) AS VARCHAR), 1, 7) || '共' || CAST(count(*) AS VARCHAR) || '笔'
        END
        || '发放供养金' || CAST(sum(y.amount) AS VARCHAR) || '元，没有收款人身份证号，也没有当月在院人员明细' AS because,
    string_agg(DISTINCT y.row_ref, ';' ORDER BY y.row_ref) AS evidence,
    sum(y.amount) AS amount,
    count(DISTINCT y.period) AS months,
    min(y.period) AS since,
    'strong' AS match,
    '集体|' || coalesce(y.account_key, '') AS matter
FROM population AS y
WHERE y.person_id IS NULL
    AND (y.amount >= $lump_persons * y.largest OR y.heads >= $lump_persons)
    AND NOT EXISTS (           -- the residents of that month are listed, and the list may be of this township
        SELECT 1
        FROM listed AS i
        WHERE coalesce(i.period, y.period) = y.period
            AND coalesce(i.township, y.township, '') = coalesce(y.township, i.township, '')
    )
GROUP BY y.account_key, y.township
UNION ALL
SELECT
    min(o.person_id) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(o.township) AS township,
    min(o.village) AS village,
    CAST(max(o.persons) AS VARCHAR) || '名集中供养人员的钱进了同一个账户，没有在院人员明细' AS because,
    string_agg(DISTINCT o.evidence, ';' ORDER BY o.evidence) AS evidence,
    sum(o.amount) AS amount,
    count(DISTINCT o.period) AS months,
    min(o.period) AS since,
    'strong' AS match,
    '集体|' || o.account_key AS matter
FROM pooled AS o
WHERE o.persons >= $lump_persons
    AND NOT EXISTS (           -- somebody missing on a list that names the others is another rule's matter
        SELECT 1
        FROM detailed AS d
        WHERE d.account_key = o.account_key
            AND d.period = o.period
    )
GROUP BY o.account_key
