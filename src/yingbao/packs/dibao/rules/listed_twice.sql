/* ---
code: "214"
title: 同一人在同月低保名册上出现两次
direction: 错保
level: 红
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第九条, gist: 申请低保以家庭为单位，一人只属于一个家庭, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第四条, gist: 申请低保以家庭为单位，由一名成员代表申请, valid_from: 2021-07-01}
reads: [dibao_listing]
benign:
  - 迁到另一个乡镇、村，当月交接重叠一个月
  - 同一份名册报送了两次
ask_first:
  - 看两条记录是不是同一户、同一份表
verify: [V7, V5]
due_process: 核实是重复的，保留一份，停发另一份前告知本人。
say: 名册上您的名字出现了两次，我们来核对是登记重了还是发重了。
--- */
WITH population AS (
    SELECT
        *,
        coalesce(area_kind, '未注明') AS kind,
        first_value(township) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY person_id, period ORDER BY row_ref) AS home_village
    FROM dibao_listing
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(home_township) AS township,
    min(home_village) AS village,
    substr(CAST(period AS VARCHAR), 1, 7) || '同一身份证号在' || kind || '低保名册上有'
        || CAST(count(DISTINCT row_ref) AS VARCHAR) || '条记录，分属'
        || CAST(count(DISTINCT household_id) AS VARCHAR) || '户' AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    min(person_amount) AS amount,
    max(start_month) AS since, -- when the second listing began: next month's roll is the same fault
    min(match) AS match
FROM population
GROUP BY person_id, period, kind
HAVING count(DISTINCT row_ref) > 1
    -- two households, two townships, or twice in one file; else it is one roll sent twice
    AND (
        count(DISTINCT household_id) > 1
        OR count(DISTINCT township) > 1
        OR count(DISTINCT row_ref) > count(DISTINCT source_digest)
    )
    AND NOT (                  -- moved house this month: the ends overlap
        count(DISTINCT coalesce(township, '') || '/' || coalesce(village, '')) > 1
        AND coalesce(max(start_month) >= period, FALSE)
        AND min(coalesce(start_month, DATE '1900-01-01')) < period
    )
