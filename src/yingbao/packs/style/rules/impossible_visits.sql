/* ---
code: "803"
title: 入户时间地点对不上
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局、驻局纪检监察组
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十九条, gist: 入户调查要访看实际生活并由双方签字, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十六条, gist: 每组调查不少于两人，入户表双方签字, valid_from: 2021-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处搞形式、走过场, valid_from: 2020-04-26}
reads: [visit_record]
parameters:
  km_per_degree: {use: style/km_per_degree, role: guard}
  travel_speed: style/travel_speed
  position_slack: {use: style/position_slack, role: guard}
  visits_per_day: style/visits_per_day
  night_from: style/night_from
  night_until: style/night_until
benign:
  - 两户是邻居或同一个村
  - 同一组分头入户，各记各的
  - 对方白天务工，约在晚上
  - 手机定位有偏差，时间是事后补记的
ask_first:
  - 问入户人员当天怎么走的
verify: [V1]
due_process: 先问入户人员，再回访一两户；记错的更正记录。
say: 我们来回访，想问问上次什么时候有人来过您家。
--- */
WITH clocked AS (              -- minutes of the day out of 9:20 or 14时05分
    SELECT
        row_ref,
        township,
        village,
        visited_on,
        longitude,
        latitude,
        coalesce(township, '') || '·' || team || '·' || coalesce(visitor_name_key, '') AS crew,
        CAST(nullif(regexp_extract(arrived_at, '(\d{1,2})[:：时点]\d', 1), '') AS INTEGER) * 60
            + CAST(nullif(regexp_extract(arrived_at, '\d[:：时点](\d{1,2})', 1), '') AS INTEGER) AS arrived,
        CAST(nullif(regexp_extract(left_at, '(\d{1,2})[:：时点]\d', 1), '') AS INTEGER) * 60
            + CAST(nullif(regexp_extract(left_at, '\d[:：时点](\d{1,2})', 1), '') AS INTEGER) AS departed
    FROM visit_record
    WHERE visited_on <= $as_of
),

population AS (                -- each visit beside the one before it
    SELECT
        *,
        lag(row_ref) OVER (PARTITION BY crew, visited_on ORDER BY arrived, row_ref) AS before_ref,
        lag(village) OVER (PARTITION BY crew, visited_on ORDER BY arrived, row_ref) AS before_village,
        lag(longitude) OVER (PARTITION BY crew, visited_on ORDER BY arrived, row_ref) AS before_longitude,
        lag(latitude) OVER (PARTITION BY crew, visited_on ORDER BY arrived, row_ref) AS before_latitude,
        lag(coalesce(departed, arrived)) OVER (PARTITION BY crew, visited_on ORDER BY arrived, row_ref) AS before_departed,
        count(*) OVER (PARTITION BY crew, visited_on) AS visits
    FROM clocked
),

measured AS (
    SELECT
        *,
        sqrt(
            power((longitude - before_longitude) * cos(radians(latitude)), 2) + power(latitude - before_latitude, 2)
        ) * $km_per_degree AS km,
        CASE WHEN arrived > before_departed THEN arrived - before_departed WHEN arrived <= before_departed THEN 0 END AS minutes
    FROM population
),

oddity AS (
    SELECT
        row_ref,
        before_ref,
        township,
        village,
        crew,
        visited_on,
        '前一户刚离开' || CAST(minutes AS VARCHAR) || '分钟就到了约' || CAST(CAST(floor(km) AS INTEGER) AS VARCHAR)
            || '公里外的下一户' AS what
    FROM measured
    WHERE km > $position_slack + $travel_speed * minutes / 60
    UNION ALL
    SELECT
        row_ref,
        before_ref,
        township,
        village,
        crew,
        visited_on,
        '还在' || before_village || '就又到了' || village AS what
    FROM measured
    WHERE km IS NULL
        AND before_village <> village
        AND minutes = 0
    UNION ALL
    SELECT
        row_ref,
        CAST(NULL AS VARCHAR) AS before_ref,
        township,
        village,
        crew,
        visited_on,
        '夜间入户' AS what
    FROM measured
    WHERE arrived >= $night_from
        OR arrived < $night_until
    UNION ALL
    SELECT
        row_ref,
        CAST(NULL AS VARCHAR) AS before_ref,
        township,
        village,
        crew,
        visited_on,
        '一天入户' || CAST(visits AS VARCHAR) || '户' AS what
    FROM measured
    WHERE visits > $visits_per_day
)

SELECT
    min(row_ref) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    min(township) AS township,
    min(village) AS village,
    CAST(visited_on AS VARCHAR) || '同一组入户：' || string_agg(DISTINCT what, '；' ORDER BY what) AS because,
    string_agg(DISTINCT concat_ws(';', before_ref, row_ref), ';' ORDER BY concat_ws(';', before_ref, row_ref)) AS evidence,
    visited_on AS since,
    crew AS matter
FROM oddity
GROUP BY crew, visited_on
