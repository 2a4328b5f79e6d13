/* ---
code: "414"
title: 名册是集中供养，机构在院名册上没有这个人
direction: 资金
level: 黄
status: trial
valid_from: 2016-02-10
programme: tekun
pack: tekun
owner: 县民政局社会救助股、财务股
legal_basis:
  - {norm: 国发〔2016〕14号, article: 二（五）, gist: 集中供养由供养服务机构提供供养服务, valid_from: 2016-02-10}
  - {norm: 财社〔2017〕58号, article: 第十条, gist: 救助资金直接支付到人到户, valid_from: 2017-06-01}
reads: [tekun_person, institution_resident, unlinked]
benign:
  - 请假回家、外出住院的，名册上会写明
  - 这个月才离院，下月起改
  - 换到别的机构
ask_first:
  - 本人现在住在哪里，谁照料
verify: [V1, V3]
absent: [institution_resident]
due_process: 先找到本人、看照料有没有着落；核实后改正供养方式，多付给机构的款项另行处理。
say: 我们来看看您现在住在哪里，生活有没有人照应。
--- */
WITH house AS (                -- a person stands in the house until the day of leaving
    SELECT
        institution,
        person_id,
        coalesce(left_on, CASE WHEN stay_status = '离院' THEN DATE '1900-01-01' END, DATE '9999-12-31') AS left_on
    FROM institution_resident
    WHERE coalesce(period, $as_of) <= $as_of
),

told AS (                      -- institutions that sent their lists
    SELECT DISTINCT institution
    FROM house
),

population AS (
    SELECT p.*
    FROM tekun_person AS p
    JOIN told AS t ON t.institution = p.institution
    WHERE p.support_mode = '集中'
)

SELECT
    p.person_id AS subject_id,
    p.household_id,
    p.township,
    p.village,
    '名册是集中供养（' || p.institution || '），该机构送来的在院名册上没有' AS because,
    p.evidence,
    p.match
FROM population AS p
WHERE NOT EXISTS (             -- in any house, on leave or in hospital too; who left this month is paid this month
        SELECT 1
        FROM house AS h
        WHERE h.person_id = p.person_id
            AND h.left_on >= p.period
    )
    AND coalesce(p.start_month, DATE '1900-01-01') < p.period
    AND NOT EXISTS (           -- a resident who may be this person
        SELECT 1
        FROM unlinked AS u
        WHERE u.source_table = 'institution_resident'
            AND u.name_key = p.name_key
    )
