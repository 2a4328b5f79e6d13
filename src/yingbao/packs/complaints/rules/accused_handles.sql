/* ---
code: "604"
title: 被反映的人或单位自己承办
direction: 作风
level: 黄
status: trial
valid_from: 2014-05-01
programme: complaints
pack: complaints
owner: 县民政局信访股、驻局纪检监察组
legal_basis:
  - {norm: 国务院令第649号, article: 第六十三条, gist: 对举报投诉要及时核实处理, valid_from: 2014-05-01, valid_to: 2026-06-30}
  - {norm: 沁民函字〔2020〕30号, article: （六）, gist: 明确整改时限，落实整改责任, valid_from: 2020-04-26}
  - {norm: 社会救助法, article: 第六十八条, gist: 受理举报投诉的机关要及时核实处理, valid_from: 2026-07-01}
reads: [complaint]
benign:
  - 同名的另一个人，单位不同
  - 被反映的是村，承办的是乡镇
  - 只转给该单位说明情况，由县里核查
ask_first:
  - 看分办单，谁在核查、谁作结论
verify: [V6]
due_process: 换由上一级或别的单位核查；不向被反映的人透露反映人。
say: 您反映的事，我们会让与此无关的人来核查。
--- */
WITH population AS (
    SELECT
        *,
        -- 沁水县端氏镇民政办 is 端氏镇民政办; a village of the town is not the town
        coalesce(contains(handler_unit, nullif(accused_unit, '')), FALSE) AS is_same_unit
    FROM complaint
    WHERE received_on <= $as_of
        AND merged_into IS NULL
)

SELECT
    row_ref AS subject_id,
    CAST(NULL AS VARCHAR) AS household_id,
    township,
    village,
    '登记号' || case_no || CASE
        WHEN is_same_unit THEN '，被反映的单位和承办单位都是' || accused_unit
        ELSE '，被反映人和承办人姓名相同'
    END AS because,
    row_ref AS evidence,
    received_on AS since,
    case_no AS matter
FROM population
WHERE is_same_unit
    OR (accused_name_key = handler_name_key AND (accused_unit IS NULL OR handler_unit IS NULL))
