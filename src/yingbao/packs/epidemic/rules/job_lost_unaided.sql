/* ---
code: "503"
title: 连续几个月没有工作收入，没有失业保险，也没有救助
direction: 漏保
level: 蓝
status: trial
valid_from: 2020-01-01
programme: linshi
pack: epidemic
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民电〔2020〕9号, article: 全文, gist: 疫情期间救助因疫困难人员, valid_from: 2020-01-01, valid_to: 2022-12-31}
  - {norm: 沁民函字〔2020〕30号, article: （五）, gist: 检查对因疫致贫、因疫返贫人口的救助, valid_from: 2020-04-26}
  - {norm: 民发〔2022〕83号, article: 二（一）, gist: 连续三个月无收入的未参保失业人员，由务工地或居住地给一次性临时救助, valid_from: 2022-10-20}
  - {norm: 国务院令第649号, article: 第四十七条, gist: 因意外、支出骤增等陷入困境的给予临时救助, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 社会救助法, article: 第二十九条, gist: 因突发、紧迫困难致基本生活暂时严重困难的给予临时救助, valid_from: 2026-07-01}
reads: [job_loss?, unemployment?, known_wage?, public_post?, family_wage?, dibao_standard?, residence, aided_member, roll_month, linshi_helped, gone_person, screened_person, unlinked]
needs: [dibao_member, linshi_grant]
parameters:
  jobless_months: {use: epidemic/jobless_months, role: guard}
  border_ratio: {use: dibao/border_ratio, role: guard}
benign:
  - 已经找到工作，名单没有更新
  - 领着失业保险金
  - 家里别人有稳定收入
ask_first:
  - 现在靠什么生活，有没有找工作，需要哪方面的帮助
verify: [V1]
absent: [unemployment, linshi_grant]
due_process: 这是帮办线索；愿意找工作的一并转介就业服务。
say: 听说您有几个月没有收入了，我们来看看能不能帮您申请临时救助、介绍工作。
words:
  steps: {lost: 失去工作的人}
--- */
WITH lost AS (
    SELECT person_id, match, lost_on, row_ref
    FROM job_loss
    UNION ALL
    SELECT person_id, match, registered_on AS lost_on, row_ref
    FROM unemployment
),

population AS (
    SELECT
        l.person_id,
        min(l.match) AS match,
        min(l.lost_on) AS lost_on,
        min(r.household_id) AS household_id,
        min(r.township) AS township,
        min(r.village) AS village,
        min(r.name_key) AS name_key,
        string_agg(DISTINCT l.row_ref, ';' ORDER BY l.row_ref) AS evidence
    FROM lost AS l
    LEFT JOIN residence AS r ON r.person_id = l.person_id
    WHERE l.person_id IS NOT NULL
    GROUP BY l.person_id
),

well_off AS (                  -- lives with an earning family
    SELECT f.person_id
    FROM family_wage AS f
    JOIN dibao_standard AS s
        ON s.area_kind = '农村'
        AND s.period = CAST(date_trunc('month', $as_of) AS DATE)
    WHERE f.monthly > $border_ratio * s.amount * f.people
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    CAST(p.lost_on AS VARCHAR) || '起没有工作收入，没有失业保险金，也没有低保、特困、临时救助' AS because,
    p.evidence,
    p.lost_on AS since,
    p.match
FROM population AS p
WHERE CAST(p.lost_on + $jobless_months * INTERVAL '1' MONTH AS DATE) <= $as_of
    AND NOT EXISTS (SELECT 1 FROM known_wage AS k WHERE k.person_id = p.person_id)
    AND NOT EXISTS (           -- in a public post
        SELECT 1
        FROM public_post AS b
        WHERE b.person_id = p.person_id
            AND coalesce(b.ended_on, $as_of) >= $as_of
    )
    AND NOT EXISTS (           -- one of the lists says insured, at work, or unwilling
        SELECT 1
        FROM job_loss AS j
        WHERE j.person_id = p.person_id
            AND (
                coalesce(j.is_insured, FALSE)
                OR coalesce(j.job_status, '未就业') <> '未就业'
                OR j.back_to_work_on <= $as_of
            )
    )
    AND NOT EXISTS (           -- who draws or drew the insurance is provided for
        SELECT 1
        FROM unemployment AS u
        WHERE u.person_id = p.person_id
            AND u.benefit_from IS NOT NULL
    )
    AND NOT EXISTS (SELECT 1 FROM well_off AS w WHERE w.person_id = p.person_id)
    AND NOT EXISTS (SELECT 1 FROM aided_member AS a WHERE a.person_id = p.person_id)
    AND NOT EXISTS (
        SELECT 1
        FROM linshi_helped AS h
        WHERE h.person_id = p.person_id
            AND h.helped_on >= p.lost_on
    )
    AND NOT EXISTS (SELECT 1 FROM gone_person AS g WHERE g.person_id = p.person_id)
    AND NOT EXISTS (           -- looked at since; who was refused before still had his work
        SELECT 1
        FROM screened_person AS s
        WHERE s.person_id = p.person_id
            AND s.seen_on >= p.lost_on
    )
    AND NOT EXISTS (           -- a roll or aid row that may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table IN ('dibao_member', 'dibao_household', 'tekun_member', 'linshi_grant', 'application', 'public_post')
            AND u.name_key = p.name_key
            AND coalesce(u.township, p.township, '') = coalesce(p.township, u.township, '')
    )
    AND EXISTS (               -- the township's roll was received
        SELECT 1
        FROM roll_month AS r
        WHERE r.programme = 'dibao'
            AND r.township IN (coalesce(p.township, r.township), '未注明')
    )
