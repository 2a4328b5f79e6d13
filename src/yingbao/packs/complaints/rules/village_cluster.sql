/* ---
code: "605"
title: 一个村短期内多人反映
direction: 程序
level: 黄
status: trial
valid_from: 2020-04-26
programme: complaints
pack: complaints
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （六）, gist: 对来电来信来访反映的问题认真梳理, valid_from: 2020-04-26}
reads: [complaint]
parameters:
  cluster_people: complaints/cluster_people
  cluster_days: complaints/cluster_days
  consult_words: {use: complaints/consult_words, role: guard}
benign:
  - 一个人从几个渠道反映多次
  - 政策刚变，多人来咨询
  - 匿名件可能出自同一人
ask_first:
  - 各件反映的是不是同一件事
verify: [V1]
due_process: 到村里走访，听村民说；不透露谁反映的。
say: 最近村里好几位都有反映，我们来走访听听大家的意见。
--- */
WITH population AS (           -- anonymous letters may all be one hand
    SELECT
        *,
        coalesce(complainant_phone_key, complainant_name_key, '匿名') AS person
    FROM complaint
    WHERE received_on <= $as_of
        AND merged_into IS NULL
        AND NOT regexp_matches(coalesce(matter, '') || coalesce(content, ''), $consult_words)
),

spell AS (                     -- each complaint and those of the days after it
    SELECT
        p.township,
        p.village,
        p.row_ref,
        p.received_on,
        count(DISTINCT q.person) AS people,
        count(DISTINCT q.row_ref) AS cases,
        string_agg(DISTINCT q.row_ref, ';' ORDER BY q.row_ref) AS evidence
    FROM population AS p
    JOIN population AS q
        ON q.township = p.township
        AND q.village = p.village
        AND q.received_on BETWEEN p.received_on AND p.received_on + $cluster_days - 1
    GROUP BY p.township, p.village, p.row_ref, p.received_on
),

densest AS (
    SELECT *
    FROM spell
    WHERE people >= $cluster_people
    QUALIFY row_number() OVER (PARTITION BY township, village ORDER BY people DESC, received_on, row_ref) = 1
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    CAST(received_on AS VARCHAR) || '起' || CAST($cluster_days AS VARCHAR) || '天内，本村'
        || CAST(people AS VARCHAR) || '人先后反映' || CAST(cases AS VARCHAR) || '件' AS because,
    evidence,
    received_on AS since,
    concat_ws('|', township, village) AS matter
FROM densest
