/* ---
code: "266"
title: 低收入名册上的人均收入已经低于现行低保标准
direction: 漏保
level: 蓝
status: trial
valid_from: 2014-05-01
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第九条, gist: 人均收入低于低保标准且财产符合规定的家庭，都给低保, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第十八条, gist: 人均收入低于低保标准且财产符合规定的家庭给低保, valid_from: 2026-07-01}
reads: [lowincome_member, unaided, dibao_standard]
needs: [dibao_member, tekun_member, hukou_person]
benign:
  - 财产不符合规定
  - 登记的收入已经变了
  - 名册收入写的是年数
ask_first:
  - 现在全家的收入是多少
verify: [V1]
absent: [application]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
--- */
WITH standard AS (             -- the lower one, where the list does not say rural or urban
    SELECT amount, row_ref
    FROM dibao_standard
    WHERE period = CAST(date_trunc('month', $as_of) AS DATE)
    QUALIFY row_number() OVER (ORDER BY amount NULLS LAST, area_kind, row_ref) = 1
),

population AS (                -- one row a hukou book: its head, else the first listed
    SELECT
        m.person_id,
        m.per_capita_monthly_income,
        m.row_ref,
        m.match,
        u.household_id,
        u.township,
        u.village
    FROM lowincome_member AS m
    JOIN unaided AS u ON u.person_id = m.person_id
    WHERE coalesce(m.valid_to, DATE '9999-12-31') >= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY u.household_id
        ORDER BY m.period DESC, CASE WHEN m.relation = '户主' THEN 0 ELSE 1 END, m.row_ref
    ) = 1
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '低收入家庭，登记人均月收入' || CAST(p.per_capita_monthly_income AS VARCHAR) || '元，低于现行低保标准'
        || CAST(s.amount AS VARCHAR) || '元，没有重新核过低保' AS because,
    concat_ws(';', p.row_ref, s.row_ref) AS evidence,
    CAST(s.amount - p.per_capita_monthly_income AS DECIMAL(18,2)) AS amount,
    p.match
FROM population AS p
CROSS JOIN standard AS s
WHERE p.per_capita_monthly_income < s.amount
