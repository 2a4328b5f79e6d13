/* ---
code: "221"
title: 低保家庭成员开办企业或个体工商户
direction: 错保
level: 橙
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十六条, gist: 生产经营净收入计入家庭收入, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十三条, gist: 经营净收入计入家庭收入, valid_from: 2021-07-01}
  - {norm: 民发〔2022〕83号, article: 一（二）, gist: 看实际营收和实际生活，实事求是认定, valid_from: 2022-10-20}
reads: [dibao_person, business, cooperative_member?]
parameters:
  small_stall_capital: {use: dibao/small_stall_capital, role: guard}
  stall_words: {use: dibao/stall_words, role: guard}
benign:
  - 扶贫合作社的普通社员
  - 村集体经济组织的法定代表人是村干部按职务担任
  - 早已不经营，没有注销
  - 小摊小店，收入已经计入
  - 身份证被人冒用登记
ask_first:
  - 现在还在经营吗，一年收入多少
  - 是不是自己去登记的
verify: [V1, V2, V4]
due_process: 按实际营收核算家庭收入；减发停发前听取本人意见。
say: 登记上您家有人开办企业或门店，我们来了解实际经营情况。核实以前低保照发。
--- */
WITH population AS (
    SELECT *
    FROM dibao_person
),

running AS (
    SELECT
        p.*,
        b.entity_kind,
        b.role,
        b.founded_on,
        b.match AS business_match,
        b.row_ref
    FROM population AS p
    JOIN business AS b ON b.person_id = p.person_id
    WHERE coalesce(b.reg_status, '存续') = '存续'
        AND coalesce(b.role, '经营者') <> '成员'
        AND coalesce(b.entity_kind, '企业') <> '村集体'
        AND b.entity_name NOT LIKE '%经济合作社%'      -- the village's own, headed by office
        AND b.entity_name NOT LIKE '%村民委员会%'
        AND NOT coalesce(b.tax_zero, FALSE)
        AND coalesce(b.founded_on, p.period) <= p.month_end
        AND NOT (              -- enrolled in bulk by the poverty programmes
            coalesce(b.entity_kind, '企业') = '农民专业合作社'
            AND EXISTS (
                SELECT 1
                FROM cooperative_member AS c
                WHERE c.person_id = b.person_id
                    AND c.entity_name = b.entity_name
            )
            AND coalesce(b.role, '成员') <> '法定代表人'
        )
        AND NOT (              -- a stall
            coalesce(b.entity_kind, '企业') = '个体工商户'
            AND CASE
                WHEN b.capital IS NULL
                    THEN regexp_matches(b.entity_name || coalesce(b.industry, ''), $stall_words)
                ELSE b.capital <= $small_stall_capital
            END
        )
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(
        DISTINCT '登记为存续' || coalesce(entity_kind, '市场主体') || '的' || coalesce(role, '负责人')
            || coalesce('，' || CAST(founded_on AS VARCHAR) || '成立', ''),
        '；' ORDER BY '登记为存续' || coalesce(entity_kind, '市场主体') || '的' || coalesce(role, '负责人')
            || coalesce('，' || CAST(founded_on AS VARCHAR) || '成立', '')
    ) AS because,
    concat_ws(';', min(evidence), string_agg(DISTINCT row_ref, ';' ORDER BY row_ref)) AS evidence,
    min(founded_on) AS since,
    least(min(match), min(business_match)) AS match
FROM running
GROUP BY person_id
