/* ---
code: "218"
title: 同时在外县享受低保或特困
direction: 错保
level: 红
status: trial
valid_from: 2012-12-12
programme: dibao
pack: dibao
owner: 县民政局社会救助股
legal_basis:
  - {norm: 民发〔2012〕220号, article: 第十一条, gist: 异地申请要有户籍地未享受低保的证明, valid_from: 2012-12-12, valid_to: 2021-06-30}
  - {norm: 民发〔2021〕57号, article: 第五条, gist: 户籍不在一地的由一地受理发放，另一地配合, valid_from: 2021-07-01}
reads: [dibao_listing, other_county_roll]
benign:
  - 户口刚迁，当月交接
  - 外县已停，名单没有更新
ask_first:
  - 请外县书面答复是否在保、发到哪月
verify: [V2, V5]
due_process: 保留应享受的一份；停发前告知本人。
say: 登记上您在外县也享受低保，我们来核对应由哪边保障。
--- */
WITH population AS (
    SELECT *
    FROM dibao_listing
)

SELECT
    p.person_id AS subject_id,
    min(p.household_id) AS household_id,
    min(p.township) AS township,
    min(p.village) AS village,
    substr(CAST(min(p.period) AS VARCHAR), 1, 7) || '在本县低保名册，同时在'
        || string_agg(DISTINCT o.county || coalesce(o.programme, '低保'), '、' ORDER BY o.county || coalesce(o.programme, '低保')) || '名册' AS because,
    string_agg(DISTINCT p.row_ref || ';' || o.row_ref, ';' ORDER BY p.row_ref || ';' || o.row_ref) AS evidence,
    min(p.person_amount) AS amount,
    min(p.period) AS since,
    least(min(p.match), min(o.match)) AS match
FROM population AS p
JOIN other_county_roll AS o ON o.person_id = p.person_id
WHERE coalesce(o.period, p.period) = p.period
    AND coalesce(o.start_month, DATE '1900-01-01') < p.period
    AND coalesce(o.end_month, DATE '9999-12-31') >= p.period
    AND coalesce(p.start_month, DATE '1900-01-01') < p.period
GROUP BY p.person_id
