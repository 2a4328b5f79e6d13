/* ---
code: "409"
title: 照料人可能照料不了
direction: 程序
level: 黄
status: trial
valid_from: 2020-01-01
programme: tekun
pack: tekun
owner: 县民政局社会救助股
legal_basis:
  - {norm: 晋民发〔2020〕8号, article: 全文, gist: 照料人应当有照料能力，协议写明照料内容, valid_from: 2020-01-01}
  - {norm: 沁民函字〔2020〕30号, article: （四）, gist: 检查委托照料服务落实情况, valid_from: 2020-04-26}
reads: [tekun_person, care_arrangement, death?, disability_certificate?, hukou_person?, aided_member?, cadre?]
needs: [tekun_member]
parameters:
  carer_age_max: tekun/carer_age_max
  cadre_wards_max: tekun/cadre_wards_max
  severe: {use: disability/severe, role: guard}
  neighbour_words: {use: tekun/neighbour_words, role: guard}
benign:
  - 照料人年纪大但身体好，或与对方相邻、互相照应
  - 照料人已经换了，台账没有更新
  - 死亡登记是同名的别人
ask_first:
  - 现在是谁在照料，照料得怎么样
verify: [V1, V7]
absent: []
due_process: 照料人照料不了的，征求本人意见换人，重新签协议；供养金照发。
say: 我们来看看照料您的人还方便不方便，需要的话帮您换一位。
words:
  steps: {home: 照料人的户籍}
--- */
WITH population AS (
    SELECT
        p.person_id,
        p.household_id,
        p.township,
        p.village,
        p.evidence,
        least(p.match, c.match, c.carer_match) AS match,
        c.carer_person_id,
        c.carer_relation,
        c.row_ref
    FROM tekun_person AS p
    JOIN care_arrangement AS c ON c.person_id = p.person_id
    WHERE p.support_mode = '分散'
        AND coalesce(c.expires_on, DATE '9999-12-31') >= $as_of
        AND c.signed_on IS NOT DISTINCT FROM (             -- an older carer was replaced
            SELECT max(n.signed_on)
            FROM care_arrangement AS n
            WHERE n.person_id = p.person_id
        )
),

home AS (
    SELECT person_id, min(township) AS township, min(coalesce(id_birth_date, birth_date)) AS birth_date, min(row_ref) AS row_ref
    FROM hukou_person
    WHERE coalesce(hukou_status, '正常') = '正常'
    GROUP BY person_id
),

doubt AS (
    SELECT p.*, '照料人' || CAST(d.died_on AS VARCHAR) || '死亡' AS doubt, d.evidence AS proof
    FROM population AS p
    JOIN death AS d ON d.person_id = p.carer_person_id
    UNION ALL
    SELECT p.*, '照料人本人重度残疾' AS doubt, c.row_ref AS proof
    FROM population AS p
    JOIN disability_certificate AS c ON c.person_id = p.carer_person_id
    WHERE list_contains($severe, c.disability_class || CAST(c.disability_level AS VARCHAR))
        AND coalesce(c.cert_status, '正常') = '正常'
    UNION ALL
    SELECT p.*, '照料人本人也是特困人员' AS doubt, a.row_ref AS proof
    FROM population AS p
    JOIN aided_member AS a ON a.person_id = p.carer_person_id
    WHERE a.programme = 'tekun'
    UNION ALL
    SELECT p.*, '照料人已满' || CAST($carer_age_max AS VARCHAR) || '岁' AS doubt, h.row_ref AS proof
    FROM population AS p
    JOIN home AS h ON h.person_id = p.carer_person_id
    WHERE CAST(h.birth_date + $carer_age_max * INTERVAL '1' YEAR AS DATE) <= $as_of
        AND NOT regexp_matches(coalesce(p.carer_relation, ''), $neighbour_words)
    UNION ALL
    SELECT p.*, '照料人户口在' || h.township || '，不在一个乡镇' AS doubt, h.row_ref AS proof
    FROM population AS p
    JOIN home AS h ON h.person_id = p.carer_person_id
    WHERE h.township <> p.township
        AND NOT regexp_matches(coalesce(p.carer_relation, ''), $neighbour_words)
    UNION ALL
    SELECT p.*, '照料人是在任干部（' || k.post || '），一人照料' || CAST(w.wards AS VARCHAR) || '人' AS doubt, k.row_ref AS proof
    FROM population AS p
    JOIN cadre AS k ON k.person_id = p.carer_person_id
    JOIN (
        SELECT carer_person_id, count(DISTINCT person_id) AS wards
        FROM population
        GROUP BY carer_person_id
    ) AS w ON w.carer_person_id = p.carer_person_id
    WHERE coalesce(k.ended_on, DATE '9999-12-31') > $as_of
        AND w.wards >= $cadre_wards_max
)

SELECT
    person_id AS subject_id,
    min(household_id) AS household_id,
    min(township) AS township,
    min(village) AS village,
    string_agg(DISTINCT doubt, '；' ORDER BY doubt) AS because,
    string_agg(
        DISTINCT evidence || ';' || row_ref || ';' || proof, ';' ORDER BY evidence || ';' || row_ref || ';' || proof
    ) AS evidence,
    min(match) AS match
FROM doubt
GROUP BY person_id
