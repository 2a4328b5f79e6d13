/* ---
code: "202"
title: 监测对象家庭没有核过要不要低保
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
reads: [poverty_person, unaided, aided_member]
needs: [dibao_member, hukou_person]
benign:
  - 收入、财产明显超线，监测以后没有再申请
  - 户籍已迁出
  - 名册上有，只是号码写错
ask_first:
  - 监测以后有没有人上门讲过低保政策
verify: [V1]
due_process: 这是帮办线索，先上门讲政策、帮助申请。
say: 我们来了解情况，愿意的话帮您办。
--- */
WITH population AS (           -- one row a monitored household: its head, else the first listed
    SELECT *
    FROM poverty_person
    WHERE monitor_kind IS NOT NULL
        AND coalesce(monitored_from, $as_of) <= $as_of
        AND coalesce(monitored_to, DATE '9999-12-31') > $as_of
        AND NOT coalesce(risk_cleared, FALSE)
    QUALIFY row_number() OVER (
        PARTITION BY household_id ORDER BY CASE WHEN relation = '户主' THEN 0 ELSE 1 END, row_ref
    ) = 1
)

SELECT
    p.person_id AS subject_id,
    u.household_id,
    u.township,
    u.village,
    '防返贫监测对象（' || p.monitor_kind || '），全家没有低保、特困，近一年也没有申请或决定记录' AS because,
    p.row_ref || ';' || u.row_ref AS evidence,
    p.monitored_from AS since,
    p.match
FROM population AS p
JOIN unaided AS u ON u.person_id = p.person_id
WHERE NOT EXISTS (             -- another member of the monitored household is on a roll
    SELECT 1
    FROM poverty_person AS kin
    JOIN aided_member AS a ON a.person_id = kin.person_id
    WHERE kin.household_id = p.household_id
)
