/* ---
code: "245"
title: 名册上的身份证号有误或与出生日期、性别、年龄不符
direction: 数据
level: 黄
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十三条, gist: 乡镇应当审查申请人提交的材料, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第十条, gist: 乡镇应当审查提交的材料, valid_from: 2021-07-01}
reads: [aided_person, dibao_member?, tekun_member?]
needs: []
parameters:
  age_tolerance: {use: dibao/age_tolerance, role: guard}
benign:
  - 老的15位号码、末位小写x不算错
  - 表格把长号码当数字存、丢了末几位的不算错，退回报送部门更正
ask_first:
  - 看户口簿或身份证原件
verify: [V7]
absent: []
due_process: 只更正数据，不影响待遇。
say: 名册上您的证件信息登记得不准，请带身份证或户口簿来更正，不影响低保。
words:
  steps: {by_month: 只写出生年月的表}
--- */
WITH population AS (
    SELECT
        a.programme,
        a.person_id,
        a.match,
        coalesce(a.id_state, 'missing') AS id_state,
        a.household_id,
        a.township,
        a.village,
        a.period,
        a.id_birth_date,
        a.name_key,
        m.id_sex,
        m.sex,
        m.birth_date,
        m.age,
        concat(split_part(a.row_ref, '|', 1), '|', split_part(a.row_ref, '|', 2)) AS sheet,
        a.row_ref
    FROM aided_person AS a
    LEFT JOIN (
        SELECT row_ref, name_key, person_id, id_sex, sex, birth_date, age FROM dibao_member
        UNION ALL
        SELECT row_ref, name_key, person_id, id_sex, sex, birth_date, age FROM tekun_member
    ) AS m
        ON m.row_ref = a.row_ref
        AND coalesce(m.person_id, m.name_key, '') = coalesce(a.person_id, a.name_key, '')
),

numbered AS (                  -- a sheet without a single number was not read, or lacks the column: its sender's one matter
    SELECT DISTINCT sheet
    FROM population
    WHERE id_state <> 'missing'
),

by_month AS (                  -- a sheet that tells the month of birth and no day: every day is the first
    SELECT sheet
    FROM population
    GROUP BY sheet
    HAVING bool_and(birth_date = CAST(date_trunc('month', birth_date) AS DATE))
),

fault AS (                     -- digits a spreadsheet cut off are the sender's to mend, not a wrong fact
    SELECT *, CASE id_state
        WHEN 'checksum_failed' THEN '身份证号校验码不符'
        WHEN 'impossible_date' THEN '身份证号里的出生日期不存在'
        WHEN 'wrong_length' THEN '身份证号位数不对'
        WHEN 'two_ids' THEN '一格里写了两个号码'
        WHEN 'other_document' THEN '写的不是身份证号'
    END AS what
    FROM population
    UNION ALL
    SELECT p.*, '没有身份证号' AS what
    FROM population AS p
    JOIN numbered AS n ON n.sheet = p.sheet
    WHERE p.id_state = 'missing'
    UNION ALL
    SELECT *, '登记性别“' || sex || '”与身份证号不符' AS what
    FROM population
    WHERE sex <> id_sex
    UNION ALL
    SELECT *, '登记出生日期' || CAST(birth_date AS VARCHAR) || '与身份证号不符' AS what
    FROM population
    WHERE birth_date <> id_birth_date
        AND (
            CAST(date_trunc('month', birth_date) AS DATE) <> CAST(date_trunc('month', id_birth_date) AS DATE)
            OR NOT EXISTS (SELECT 1 FROM by_month AS b WHERE b.sheet = population.sheet)
        )
    UNION ALL
    SELECT *, '登记年龄' || CAST(age AS VARCHAR) || '岁与身份证号不符' AS what
    FROM population
    WHERE abs(age - (year(period) - year(id_birth_date))) > $age_tolerance
)

SELECT                         -- a number that had to be guessed stands as written, so the row is told
    CASE
        WHEN match = 'medium' AND id_state <> 'valid' THEN row_ref
        ELSE coalesce(person_id, row_ref)
    END AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(DISTINCT what, '；' ORDER BY what) AS because,
    string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence,
    min(programme) AS programme,
    coalesce(min(match), 'medium') AS match,
    -- a row stands elsewhere in next month's roll; the household and the name (a key) are the same
    CASE
        WHEN min(person_id) IS NULL OR min(match) = 'medium' AND min(id_state) <> 'valid'
            THEN concat_ws('|', min(household_id), min(name_key))
    END AS matter
FROM fault
WHERE what IS NOT NULL
GROUP BY
    CASE
        WHEN match = 'medium' AND id_state <> 'valid' THEN row_ref
        ELSE coalesce(person_id, row_ref)
    END
