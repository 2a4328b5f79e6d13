/* ---
code: "312"
title: 乡镇的临时救助几乎只给低保、特困对象
direction: 漏保
level: 黄
status: trial
valid_from: 2014-10-03
programme: linshi
pack: linshi
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国务院令第649号, article: 第四十七条, gist: 陷入困境的家庭都可以得到临时救助，不限于低保户, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 国发〔2014〕47号, article: 二（一）, gist: 不以低保身份为前提, valid_from: 2014-10-03}
  - {norm: 社会救助法, article: 第二十九条, gist: 因突发、紧迫困难致基本生活暂时严重困难的人都给予临时救助, valid_from: 2026-07-01}
reads: [linshi_case, aided_member]
needs: [linshi_grant, dibao_member]
parameters:
  dibao_only_cases: {use: linshi/dibao_only_cases, role: guard}
  dibao_only_share: {use: linshi/dibao_only_share, role: guard}
  evidence_cases: {use: linshi/evidence_cases, role: guard}
  ledger_months: {use: linshi/ledger_months, role: guard}
benign:
  - 例数很少
  - 那一年困难的恰好都是低保家庭
ask_first:
  - 不是低保的人家遇了急难，来申请过没有，怎么答复的
verify: [V1, V2]
due_process: 已经给的不动；要做的是告诉不是低保的人家也可以申请。
say: 家里遇到急难，不是低保也可以申请临时救助，我们来讲讲政策。
--- */
WITH poor AS (
    SELECT DISTINCT person_id
    FROM aided_member
),

population AS (
    SELECT
        c.township,
        CASE WHEN c.is_known_poor OR p.person_id IS NOT NULL THEN 1 ELSE 0 END AS is_poor,
        row_number() OVER (PARTITION BY c.township ORDER BY c.row_ref) AS place,
        c.row_ref
    FROM linshi_case AS c
    LEFT JOIN poor AS p ON p.person_id = c.person_id
    WHERE c.township IS NOT NULL
        AND c.day > CAST($as_of - $ledger_months * INTERVAL '1' MONTH AS DATE)
)

SELECT
    '乡镇|' || township || '|0' AS subject_id,  -- a place, shaped like a row: nobody's name is looked up
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    CAST(NULL AS VARCHAR) AS village,
    '近一年临时救助' || CAST(count(*) AS VARCHAR) || '人次，其中' || CAST(sum(is_poor) AS VARCHAR)
        || '人次是低保、特困对象' AS because,
    string_agg(DISTINCT CASE WHEN place <= $evidence_cases THEN row_ref END, ';'
        ORDER BY CASE WHEN place <= $evidence_cases THEN row_ref END) AS evidence
FROM population
GROUP BY township
HAVING count(*) >= $dibao_only_cases
    AND sum(is_poor) >= $dibao_only_share * count(*)
