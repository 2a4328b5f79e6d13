/* ---
code: "450"
title: 特困基本生活费低于当月标准
direction: 漏保
level: 蓝
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（四）, gist: 基本生活标准一般不低于当地低保标准的1.3倍, valid_from: 2016-02-10}
  - {norm: 社会救助法, article: 第十七条, gist: 基本生活标准由省级或者设区的市级定, valid_from: 2026-07-01}
reads: [tekun_entitlement]
needs: [tekun_member]
parameters:
  living_tolerance: {use: tekun/living_tolerance, role: guard}
benign:
  - 按季补差，下次补足
  - 护理费和生活费合在一起写
  - 标准刚提高，名册还没有调
ask_first:
  - 这个月实际到账多少
verify: [V3, V5]
due_process: 少发的补上。
say: 您的基本生活费可能少了，我们来算一算，少的补上。
words:
  columns: {listed: 名册上的基本生活费或合计, called: 名册上这一数的叫法}
--- */
WITH population AS (           -- what a home receives centrally is not shown by person
    SELECT
        *,
        -- one sum for all: it cannot be less than the living alone
        coalesce(nullif(living_paid, 0), nullif(paid, 0)) AS listed,
        CASE WHEN nullif(living_paid, 0) IS NULL THEN '名册合计' ELSE '名册基本生活费' END AS called
    FROM tekun_entitlement
    WHERE coalesce(support_mode, '分散') = '分散'
)

SELECT
    person_id AS subject_id,
    household_id,
    township,
    village,
    called || CAST(listed AS VARCHAR) || '元，基本生活费标准' || CAST(living AS VARCHAR) || '元，少'
        || CAST(living - listed AS VARCHAR) || '元' AS because,
    concat_ws(';', row_ref, living_ref) AS evidence,
    CAST(living - listed AS DECIMAL(18,2)) AS amount,
    match
FROM population
WHERE living - listed > $living_tolerance
    AND person_id IS NOT NULL
