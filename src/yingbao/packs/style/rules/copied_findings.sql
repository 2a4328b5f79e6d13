/* ---
code: "801"
title: 核查说明几乎一样
direction: 作风
level: 黄
status: trial
valid_from: 2020-04-26
programme: style
pack: style
owner: 县民政局、驻局纪检监察组
legal_basis:
  - {norm: 沁民函字〔2020〕30号, article: （八）, gist: 查处表面整改、虚假整改、纸上整改, valid_from: 2020-04-26}
  - {norm: 公职人员政务处分法, article: 第三十九条, gist: 形式主义、弄虚作假的给予处分, valid_from: 2020-07-01}
reads: [problem_ledger]
parameters:
  similarity: style/similarity
  similar_cases: style/similar_cases
  finding_min_length: {use: style/finding_min_length, role: guard}
  template_words: {use: style/template_words, role: guard}
benign:
  - 统一表样的抬头和套话（比对前已去掉）
  - 同一件事涉及多户，说明本来相同
  - 只写了“情况属实”一类短句
ask_first:
  - 抽三成回访，看每户是不是真去过
verify: [V1]
due_process: 由另一乡镇或县里抽查回访；文字相同不等于没有核查，先问核查人。
say: 我们来回访一下，看上次核查时问清楚了没有。
--- */
WITH population AS (           -- the free text alone: no stock phrases, no punctuation
    SELECT
        row_ref,
        township,
        found_on,
        coalesce(township, '未注明') || '·' || coalesce(author_name_key, '') AS author,
        author_name_key IS NOT NULL AS is_named,
        regexp_replace(regexp_replace(finding, $template_words, '', 'g'), '[^一-龥A-Za-z0-9]', '', 'g') AS body
    FROM problem_ledger
    WHERE found_on <= $as_of
),

text AS (                      -- each author's texts, each once
    SELECT
        author,
        body,
        count(*) AS cases,
        min(row_ref) AS text_ref,
        min(found_on) AS first_on,
        string_agg(DISTINCT row_ref, ';' ORDER BY row_ref) AS evidence
    FROM population
    WHERE length(body) >= $finding_min_length
    GROUP BY author, body
),

gram AS (                      -- two characters at a time
    SELECT DISTINCT t.author, t.text_ref, substr(t.body, CAST(p.place AS INTEGER), 2) AS two
    FROM text AS t
    CROSS JOIN unnest(generate_series(1, length(t.body) - 1)) AS p(place)
),

sized AS (
    SELECT text_ref, count(*) AS grams
    FROM gram
    GROUP BY text_ref
),

common AS (
    SELECT a.author, a.text_ref, b.text_ref AS other_ref, count(*) AS shared
    FROM gram AS a
    JOIN gram AS b ON b.author = a.author AND b.two = a.two
    GROUP BY a.author, a.text_ref, b.text_ref
),

bunch AS (                     -- a text is like itself, and like those sharing nearly all its pieces
    SELECT
        c.author,
        c.text_ref,
        sum(t.cases) AS cases,
        min(t.text_ref) AS first_ref,
        min(t.first_on) AS first_on,
        string_agg(DISTINCT t.evidence, ';' ORDER BY t.evidence) AS evidence
    FROM common AS c
    JOIN sized AS s ON s.text_ref = c.text_ref
    JOIN sized AS o ON o.text_ref = c.other_ref
    JOIN text AS t ON t.text_ref = c.other_ref
    WHERE c.shared >= $similarity * (s.grams + o.grams - c.shared)
    GROUP BY c.author, c.text_ref
),

largest AS (
    SELECT *
    FROM bunch
    QUALIFY row_number() OVER (PARTITION BY author ORDER BY cases DESC, text_ref) = 1
)

SELECT
    l.first_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    p.township,
    CAST(NULL AS VARCHAR) AS village,
    CASE WHEN p.is_named THEN '同一核查人有' ELSE '同一乡镇、没写核查人的有' END || CAST(CAST(l.cases AS INTEGER) AS VARCHAR) || '条核查说明几乎一样' AS because,
    l.evidence,
    l.first_on AS since,
    l.author AS matter
FROM largest AS l
JOIN population AS p ON p.row_ref = l.first_ref
WHERE l.cases >= $similar_cases
