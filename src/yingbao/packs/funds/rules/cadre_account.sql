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
reads: [aid_payment, cadre, aided_member_month, account_custody?]
needs: [payment, cadre]
benign:
  - 干部本人家庭在保并已备案
  - 代领已有书面协议和备案
ask_first:
  - 查账户是谁的、钱去了哪里
verify: [V3, V6]
due_process: 不向被反映人透露；由驻局纪检监察组核查。
say: 我们来核对您的救助金是不是足额收到了。
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

population AS (
    SELECT
        o.person_id,
        y.programme,
        y.account_key,
        y.period,
        y.amount,
        y.match,
        y.row_ref,
        o.match AS office_match,
        o.township AS office_township,
        o.village AS office_village,
        o.posts,
        o.evidence
    FROM aid_payment AS y
    JOIN office AS o ON o.person_id = coalesce(y.holder_person_id, y.person_id)
)

SELECT
    p.person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(p.office_township) AS township,
    min(p.office_village) AS village,
    min(p.posts) || '收了救助金' || CAST(count(DISTINCT p.period) AS VARCHAR) || '个月、'
        || CAST(sum(p.amount) AS VARCHAR) || '元，本人不在当月名册，也没有代领备案' AS because,
    concat_ws(';', min(p.evidence), string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref)) AS evidence,
    sum(p.amount) AS amount,
    count(DISTINCT p.period) AS months,
    min(p.period) AS since,
    p.programme,
    least(min(p.match), min(p.office_match)) AS match
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
