/* ---
code: "202"
title: 返贫户、监测对象家庭没有核过要不要低保
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-04-26
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （二）, gist: 检查是否将符合条件的返贫人口和边缘人口纳入保障范围, valid_from: 2020-04-26}
  - {norm: 民发〔2022〕83号, article: 三（三）, gist: 每季或每半年与防返贫监测比对筛查, valid_from: 2022-10-20}
reads: [poverty_person, unaided, aided_member, screened_person, lowincome_member?]
needs: [dibao_member, tekun_member, hukou_person]
benign:
  - 收入、财产明显超线，监测以后没有再申请
  - 户籍已迁出
  - 名册上有，只是号码写错
ask_first:
  - 监测以后有没有人上门讲过低保政策
verify: [V1]
absent: [application, stop_decision]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
words:
  steps: {watched: 返贫的和正在监测的人}
  columns: {home_id: 扶贫名册上的一户, book_township: 乡镇, book_village: 村（社区）, book_ref: 户籍记录}
--- */
WITH watched AS (              -- fallen back, or watched against falling; a list without household numbers is told by person
    SELECT *, coalesce(household_id, person_id) AS home_id
    FROM poverty_person
    WHERE (monitor_kind IS NOT NULL OR exit_status = '返贫')
        AND coalesce(monitored_from, $as_of) <= $as_of
        AND coalesce(monitored_to, DATE '9999-12-31') > $as_of
        AND NOT coalesce(risk_cleared, FALSE)
),

population AS (                -- one of each household who is there to be visited: its head, else the first listed
    SELECT w.*, u.household_id AS book, u.township AS book_township, u.village AS book_village, u.row_ref AS book_ref
    FROM watched AS w
    JOIN unaided AS u ON u.person_id = w.person_id
    QUALIFY row_number() OVER (
        PARTITION BY w.home_id ORDER BY CASE WHEN w.relation = '户主' THEN 0 ELSE 1 END, w.row_ref, u.row_ref
    ) = 1
)

SELECT
    p.person_id AS subject_id,
    p.book AS household_id,
    p.book_township AS township,
    p.book_village AS village,
    coalesce('防返贫监测对象（' || p.monitor_kind || '）', '扶贫系统登记为返贫')
        || '，全家没有低保、特困，近一年也没有申请或决定记录' AS because,
    p.row_ref || ';' || p.book_ref AS evidence,
    p.monitored_from AS since,
    p.match
FROM population AS p
WHERE NOT EXISTS (             -- another member of the household is on a roll, or was looked at
    SELECT 1
    FROM poverty_person AS kin
    LEFT JOIN aided_member AS a ON a.person_id = kin.person_id
    LEFT JOIN screened_person AS s ON s.person_id = kin.person_id AND s.programme IN ('低保', '特困')
    WHERE coalesce(kin.household_id, kin.person_id) = p.home_id
        AND coalesce(a.person_id, s.person_id) IS NOT NULL
)
    AND NOT EXISTS (           -- a border household was checked against the standard when it was recognised
        SELECT 1
        FROM lowincome_member AS l
        WHERE l.person_id = p.person_id
            AND coalesce(l.valid_to, DATE '9999-12-31') >= $as_of
    )
