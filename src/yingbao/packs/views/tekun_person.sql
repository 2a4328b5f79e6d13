/* ---
title: 现在册、正在供养的特困人员，一人一行
why: |
  系统导出的家庭表和人员表各有一半内容，同一人的几行并成一行，凭据都留着。停保、暂停的不在内；
  已死亡、户口迁出、在押的也不在内，他们另有规则，别的规则不必再上门问。
  period 是名册月份，month_end 是当月最后一天。没有写的内容为空。
reads: [aided_person, tekun_member, gone_person]
columns:
  person_id: VARCHAR
  match: VARCHAR
  household_id: VARCHAR
  township: VARCHAR
  village: VARCHAR
  period: DATE
  month_end: DATE
  name_key: VARCHAR
  birth_date: DATE
  area_kind: VARCHAR
  support_mode: VARCHAR
  care_ability: VARCHAR
  assessed_on: DATE
  disability_class: VARCHAR
  disability_level: INTEGER
  living_amount: DECIMAL(14,2)
  care_amount: DECIMAL(14,2)
  total_amount: DECIMAL(14,2)
  institution: VARCHAR
  wish_mode: VARCHAR
  start_month: DATE
  account_key: VARCHAR
  evidence: VARCHAR
--- */
WITH listed AS (               -- one place a person: the newest row's, never a township of one row with a village of another
    SELECT
        *,
        first_value(township) OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) AS home_township,
        first_value(village) OVER (PARTITION BY person_id ORDER BY period DESC, row_ref) AS home_village
    FROM aided_person
    WHERE programme = 'tekun'
        AND status = '在保'
)

SELECT
    a.person_id,
    min(a.match) AS match,
    min(a.household_id) AS household_id,
    min(a.home_township) AS township,
    min(a.home_village) AS village,
    max(a.period) AS period,
    CAST(max(a.period) + INTERVAL '1' MONTH AS DATE) - 1 AS month_end,
    min(a.name_key) AS name_key,
    min(coalesce(a.id_birth_date, t.birth_date)) AS birth_date,
    CASE WHEN max(a.area_kind) = '城市' THEN '城市' ELSE '农村' END AS area_kind,
    max(t.support_mode) AS support_mode,
    max(t.care_ability) AS care_ability,
    max(t.assessed_on) AS assessed_on,
    max(t.disability_class) AS disability_class,
    max(t.disability_level) AS disability_level,
    max(t.living_amount) AS living_amount,
    max(t.care_amount) AS care_amount,
    max(t.total_amount) AS total_amount,
    max(t.institution) AS institution,
    max(t.wish_mode) AS wish_mode,
    max(t.start_month) AS start_month,
    max(t.account_key) AS account_key,
    string_agg(DISTINCT a.row_ref, ';' ORDER BY a.row_ref) AS evidence
FROM listed AS a
JOIN tekun_member AS t ON t.row_ref = a.row_ref AND t.person_id = a.person_id
WHERE NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = a.person_id)
GROUP BY a.person_id
