/* ---
code: "410"
title: 一个照料人照料太多特困人员
direction: 程序
level: 黄
status: trial
valid_from: 2020-01-01
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民发〔2020〕8号, article: 全文, gist: 委托照料服务要落实到人，写明照料内容, valid_from: 2020-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （四）, gist: 检查委托照料服务落实情况, valid_from: 2020-04-26}
reads: [tekun_person, care_arrangement]
parameters:
  carer_wards_max: tekun/carer_wards_max
  staff_words: {use: tekun/institution_staff_words, role: guard}
benign:
  - 照料人是机构或专职护理人员
  - 有几份协议已经到期、解除
  - 同住一处，一起照料
ask_first:
  - 每人多久上门一次，做些什么
verify: [V1]
due_process: 先看照料得到不到，照料不过来的增加照料人；不影响供养金。
say: 我们来看看您一个人照料这么多老人忙不忙得过来，需不需要添人手。
--- */
WITH population AS (
    SELECT
        c.carer_person_id,
        c.person_id,
        min(p.township) AS township,
        min(p.village) AS village,
        min(least(c.match, c.carer_match)) AS match,
        string_agg(DISTINCT c.row_ref, ';' ORDER BY c.row_ref) AS evidence
    FROM care_arrangement AS c
    JOIN tekun_person AS p ON p.person_id = c.person_id
    WHERE p.support_mode = '分散'
        AND coalesce(c.expires_on, DATE '9999-12-31') >= $as_of
        AND NOT EXISTS (       -- another carer has signed since
            SELECT 1
            FROM care_arrangement AS n
            WHERE n.person_id = c.person_id
                AND n.signed_on > c.signed_on
        )
    GROUP BY c.carer_person_id, c.person_id
    HAVING NOT bool_or(regexp_matches(coalesce(c.carer_relation, ''), $staff_words))
),

carer AS (
    SELECT
        carer_person_id,
        min(township) AS township,
        min(village) AS village,
        count(DISTINCT person_id) AS wards,
        string_agg(DISTINCT evidence, ';' ORDER BY evidence) AS evidence,
        min(match) AS match
    FROM population
    WHERE carer_person_id IS NOT NULL
    GROUP BY carer_person_id
)

SELECT
    carer_person_id AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    '一人照料分散供养特困人员' || CAST(wards AS VARCHAR) || '人，超过' || CAST($carer_wards_max AS VARCHAR) || '人' AS because,
    evidence,
    match
FROM carer
WHERE wards > $carer_wards_max
