/* ---
code: "106"
title: 特困基本生活标准低于低保标准的规定倍数
direction: 程序
level: 黄
status: trial
valid_from: 2016-02-10
programme: tekun
pack: policy
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（四）, gist: 基本生活标准一般不低于当地低保标准的1.3倍, valid_from: 2016-02-10}
  - {norm: 社会救助法, article: 第十七条, gist: 特困基本生活标准由省或设区的市制定, valid_from: 2026-07-01}
reads: [standard_sheet]
parameters:
  ratio: policy/tekun_ratio
  tolerance: {use: policy/ratio_tolerance, role: guard}
  look_back: {use: policy/ratio_look_back_months, role: guard}
benign:
  - 一个按年写，一个按月写
  - 低保标准刚提高，特困标准随后调
  - 标准表录错了数、录错了起止日期
ask_first:
  - 两个标准各是哪份文件定的
verify: [V2, V7]
due_process: 报请制定标准的省、市调整；应当提高的从规定的月份起补发。
say: 我们在核对特困供养标准是不是定低了，定低了会按规定提高、补发。
words:
  columns: {monthly: 折成月的标准}
--- */
WITH population AS (
    SELECT *
    FROM standard_sheet
),

pair AS (                      -- the newest dibao row among those in force together with it
    SELECT
        t.*,
        d.monthly AS dibao,
        d.row_ref AS dibao_ref
    FROM population AS t
    JOIN population AS d
        ON coalesce(d.area_kind, t.area_kind, '') = coalesce(t.area_kind, d.area_kind, '')
        AND d.valid_from <= least(t.valid_to, $as_of)
        AND d.valid_to >= t.valid_from
    WHERE t.programme = '特困基本生活'
        AND d.programme = '低保'
        AND t.valid_from <= $as_of
        AND t.valid_to > CAST($as_of - $look_back * INTERVAL '1' MONTH AS DATE)
    QUALIFY row_number() OVER (PARTITION BY t.row_ref, t.area_kind, t.support_mode, t.valid_from, t.monthly ORDER BY d.valid_from DESC, d.monthly, d.row_ref) = 1
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    CAST(NULL AS VARCHAR) AS township,
    CAST(NULL AS VARCHAR) AS village,
    coalesce(area_kind, '') || coalesce(support_mode, '') || '特困基本生活标准每月' || CAST(CAST(monthly AS DECIMAL(14,2)) AS VARCHAR)
        || '元，低保标准' || CAST(CAST(dibao AS DECIMAL(14,2)) AS VARCHAR) || '元，不到' || CAST($ratio AS VARCHAR) || '倍' AS because,
    row_ref || ';' || dibao_ref AS evidence,
    valid_from AS since,
    concat_ws('|', area_kind, support_mode) AS matter
FROM pair
WHERE monthly + $tolerance < $ratio * dibao
