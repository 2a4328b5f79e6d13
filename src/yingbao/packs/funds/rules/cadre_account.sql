/* ---
code: "706"
title: 救助金发到干部或经办人员账户
direction: 资金
level: 红
status: trial
valid_from: 2012-12-12
programme: funds
pack: funds
owner: 县民政局财务股、驻局纪检监察组
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第三十条, gist: 低保金直接支付到低保家庭的账户, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十六条, gist: 工作人员代为保管的要有书面协议并报县备案, valid_from: 2021-07-01}
reads: [aid_payment, cadre, aided_member_month, payment, residence?, account_custody?]
needs: [cadre]
benign:
  - 干部本人家庭在保并已备案
  - 代领已有书面协议和备案
  - 同名的另一个人（只有户名、没有号码的）
ask_first:
  - 查账户是谁的、钱去了哪里
verify: [V3, V6]
absent: [account_custody]
due_process: 不向被反映人透露；由驻局纪检监察组核查。
say: 我们来核对您的救助金是不是足额收到了。
words:
  steps: {office: 在任的干部, own_account: 干部领过钱的账户, by_account: 账户是干部的, lone_name: 村里没有重名的干部, by_name: 户名与干部同名, seen: 没有号码看出来的, found: 各种方法看出来的}
  columns: {rank: 看出来的方法, cadre_person_id: 干部, office_match: 干部的匹配程度, office_township: 干部所在乡镇, office_village: 干部所在村, posts: 职务}
--- */
WITH office AS (
    SELECT
        person_id,
        min(match) AS match,
        min(township) AS township,
        min(village) AS village,
        string_agg(DISTINCT post, '、' ORDER BY post) AS posts,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM cadre
    WHERE coalesce(ended_on, DATE '9999-12-31') >= $as_of
    GROUP BY person_id
),

own_account AS (               -- where money of the cadre's own goes, whatever it is paid for
    SELECT DISTINCT o.person_id, p.account_key
    FROM payment AS p
    JOIN office AS o ON o.person_id = coalesce(p.holder_person_id, p.person_id)
),

by_account AS (
    SELECT y.*, own.person_id AS cadre_person_id
    FROM aid_payment AS y
    JOIN own_account AS own ON own.account_key = y.account_key
),

lone_name AS (                 -- nobody else in the village bears the cadre's name
    SELECT o.person_id, c.name_key, c.village
    FROM office AS o
    JOIN residence AS c ON c.person_id = o.person_id
    WHERE NOT EXISTS (
            SELECT 1
            FROM residence AS n
            WHERE n.name_key = c.name_key
                AND n.village = c.village
                AND n.person_id <> c.person_id
        )
),

by_name AS (                   -- a neighbour of the receiver
    SELECT y.*, c.person_id AS cadre_person_id
    FROM aid_payment AS y
    JOIN lone_name AS c ON c.name_key = y.name_key
    JOIN residence AS h ON h.person_id = y.person_id AND h.village = c.village
),

seen AS (
    SELECT 2 AS rank, cadre_person_id, person_id, holder_person_id, programme, account_key, period, amount, match, row_ref
    FROM by_account
    UNION ALL
    SELECT 3 AS rank, cadre_person_id, person_id, holder_person_id, programme, account_key, period, amount, 'medium' AS match, row_ref
    FROM by_name
),

found AS (
    SELECT
        1 AS rank,
        o.person_id,
        y.programme,
        y.account_key,
        y.period,
        y.amount,
        y.match,
        y.row_ref
    FROM aid_payment AS y
    JOIN office AS o ON o.person_id = coalesce(y.holder_person_id, y.person_id)
    UNION ALL
    SELECT s.rank, s.cadre_person_id AS person_id, s.programme, s.account_key, s.period, s.amount, s.match, s.row_ref
    FROM seen AS s             -- paid for somebody of another home, to a holder without a number
    WHERE s.holder_person_id IS NULL
        AND s.person_id IS NOT NULL
        AND NOT EXISTS (
            SELECT 1
            FROM residence AS me
            JOIN residence AS kin ON kin.household_id = me.household_id
            WHERE me.person_id = s.person_id
                AND kin.person_id = s.cadre_person_id
        )
),

population AS (                -- the surest way alone: a doubtful row must not weaken a sure one
    SELECT f.*, o.match AS office_match, o.township AS office_township, o.village AS office_village, o.posts, o.evidence
    FROM found AS f
    JOIN office AS o ON o.person_id = f.person_id
    QUALIFY rank = min(rank) OVER (PARTITION BY f.person_id, f.programme)
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(p.office_township) AS township,
    min(p.office_village) AS village,
    CASE min(p.rank)
        WHEN 1 THEN min(p.posts) || '收了救助金'
        WHEN 2 THEN '别人的救助金发进' || min(p.posts) || '领过别的钱的账户'
        ELSE '救助金发到与本村' || min(p.posts) || '同名的户头'
    END || CAST(count(DISTINCT p.period) AS VARCHAR) || '个月、'
        || CAST(sum(p.amount) AS VARCHAR) || '元，本人不在当月名册，也没有代领备案' AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref)) AS evidence,
    sum(p.amount) AS amount,
    count(DISTINCT p.period) AS months,
    min(p.period) AS since,
    p.programme,
    least(min(p.match), min(p.office_match)) AS match,
    CASE min(p.rank) WHEN 1 THEN '红' WHEN 2 THEN '橙' ELSE '黄' END AS level
FROM population AS p
WHERE EXISTS (                 -- that month's roll is at hand
        SELECT 1
        FROM aided_member_month AS m
        WHERE m.period = p.period
    )
    AND NOT EXISTS (           -- the cadre's own household is on it
        SELECT 1
        FROM aided_member_month AS a
        WHERE a.person_id = p.person_id
            AND a.period = p.period
    )
    AND NOT EXISTS (
        SELECT 1
        FROM account_custody AS c
        WHERE c.account_key = p.account_key
    )
GROUP BY p.person_id, p.programme
HAVING sum(p.amount) > 0
