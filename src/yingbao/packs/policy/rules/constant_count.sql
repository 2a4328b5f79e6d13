/* ---
code: "107"
title: 全村低保人数几个月一人不变，像定了名额
direction: 作风
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: policy
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第二十六条, gist: 不得不经调查把任何群体或个人直接定下来, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 国务院令第649号, article: 第九条, gist: 符合条件的都给低保，没有名额一说, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 民发〔2021〕57号, article: 第二十八条, gist: 未经申请、调查、确认不得直接纳入, valid_from: 2021-07-01}
  - {norm: 沁民函字〔2020〕30号, article: （一）, gist: 检查纠正不符合国家规定的低保政策, valid_from: 2020-04-26}
reads: [aided_member_month, monthly_count?, death?, residence]
needs: [dibao_member]
parameters:
  quota_months: {use: policy/quota_months, role: guard}
  quota_people: {use: policy/quota_people, role: guard}
  quota_changes: {use: policy/quota_changes, role: guard}
benign:
  - 村子小，本来就难得有变化
  - 正好有进有出，人数碰巧一样
  - 月报照抄上月，名册其实变了
ask_first:
  - 这几个月谁进了、谁出了，看审批和停保的材料
  - 有没有人申请了没有受理
verify: [V1, V2]
due_process: 查有没有按名额办；符合条件没有进的，帮助申请。不能为了有变化而停发。
say: 我们来看看村里有没有符合条件还没有享受的，有困难可以直接向乡镇申请。
words:
  steps: {told: 名册、月报各报到哪个月, stay: 各人在名册上的月份, moved: 名册上看得出的进出, turnover: 各村名册上的进出人次, gone: 名册上已经没有的人}
  columns: {first_month: 最早的月份, last_month: 最晚的月份, has_come: 中途进来的, has_gone: 中途退出的, deaths: 这期间死亡的人数, latest: 最近报来的月份, source: 名册还是月报}
--- */
WITH listed AS (               -- as the rolls have it
    SELECT township, village, period, count(DISTINCT coalesce(person_id, row_ref)) AS people, min(row_ref) AS row_ref
    FROM aided_member_month
    WHERE programme = 'dibao'
        AND is_covered
        AND status = '在保'
    GROUP BY township, village, period
),

counted AS (                   -- rolls and monthly reports count apart: they need not agree
    SELECT '名册' AS source, township, village, period, people, 0 AS changes, row_ref
    FROM listed
    UNION ALL
    SELECT '月报' AS source, township, village, period, people, coalesce(entered, 0) + coalesce(left_roll, 0) AS changes, row_ref
    FROM monthly_count
    WHERE period <= $as_of
),

told AS (                      -- a roll or report may not have reached this month yet
    SELECT source, max(period) AS latest
    FROM counted
    WHERE period > CAST($as_of - $quota_months * INTERVAL '1' MONTH AS DATE)
    GROUP BY source
),

population AS (                -- the last so many months that were sent
    SELECT c.*
    FROM counted AS c
    JOIN told AS t ON t.source = c.source
    WHERE c.period > CAST(t.latest - $quota_months * INTERVAL '1' MONTH AS DATE)
),

stay AS (                      -- the months in which the rolls of a village name a person
    SELECT a.township, a.village, a.person_id, min(a.period) AS first_month, max(a.period) AS last_month
    FROM aided_member_month AS a
    CROSS JOIN told AS t
    WHERE t.source = '名册'
        AND a.period > CAST(t.latest - $quota_months * INTERVAL '1' MONTH AS DATE)
        AND a.programme = 'dibao'
        AND a.is_covered
        AND a.status = '在保'
        AND a.person_id IS NOT NULL
    GROUP BY a.township, a.village, a.person_id
),

moved AS (                     -- who came and who went, as the rolls themselves have it
    SELECT
        township,
        village,
        person_id,
        first_month > min(first_month) OVER (PARTITION BY township, village) AS has_come,
        last_month < max(last_month) OVER (PARTITION BY township, village) AS has_gone
    FROM stay
),

turnover AS (
    SELECT
        township,
        village,
        sum(CASE WHEN has_come THEN 1 ELSE 0 END) + sum(CASE WHEN has_gone THEN 1 ELSE 0 END) AS changes
    FROM moved
    GROUP BY township, village
),

gone AS (
    SELECT DISTINCT person_id
    FROM moved
    WHERE has_gone
),

died AS (                      -- who is off the roll is counted there already
    SELECT
        r.township,
        r.village,
        count(DISTINCT d.person_id) AS deaths,
        count(DISTINCT CASE WHEN g.person_id IS NULL THEN d.person_id END) AS people
    FROM death AS d
    JOIN residence AS r ON r.person_id = d.person_id
    JOIN aided_member_month AS a ON a.person_id = d.person_id
    LEFT JOIN gone AS g ON g.person_id = d.person_id
    WHERE a.programme = 'dibao'
        AND d.died_on > CAST($as_of - $quota_months * INTERVAL '1' MONTH AS DATE)
    GROUP BY r.township, r.village
),

steady AS (
    SELECT
        p.source,
        p.township,
        p.village,
        count(DISTINCT p.period) AS months,
        min(p.people) AS people,
        sum(p.changes) + coalesce(max(v.changes), 0) + coalesce(max(d.people), 0) AS changes,
        coalesce(max(d.deaths), 0) AS deaths,
        string_agg(DISTINCT p.row_ref, ';' ORDER BY p.row_ref) AS evidence
    FROM population AS p
    LEFT JOIN turnover AS v ON p.source = '名册' AND v.township = p.township AND v.village = p.village
    LEFT JOIN died AS d ON d.township = p.township AND d.village = p.village
    GROUP BY p.source, p.township, p.village
    HAVING min(p.people) = max(p.people)
)

SELECT
    split_part(evidence, ';', 1) AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    source || '上连续' || CAST(months AS VARCHAR) || '个月都是' || CAST(people AS VARCHAR) || '人，这期间却有进出或死亡'
        || CAST(changes AS VARCHAR) || '人次' AS because,
    evidence,
    concat_ws('|', township, village) AS matter
FROM steady
WHERE months >= $quota_months
    AND people >= $quota_people
    AND changes >= $quota_changes
    -- one in for one out may be chance; a place freed by a death and filled at once, or it over and over, is not
    AND (source = '月报' OR deaths > 0 OR changes >= 2 * $quota_changes)
