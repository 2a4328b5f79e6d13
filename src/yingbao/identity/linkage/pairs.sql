-- Planned by Splink, see planned.py: not to be edited.
CREATE TABLE __splink__blocked_id_pairs AS
WITH

__splink__df_concat as (
    select
    'a_rows' as source_dataset,
    "ref",
    "name",
    "birth",
    "sex",
    "township",
    "village",
    "lost",
    "prefix",
    "number",
    "bearers",
    "birth_year",
    "number_start",
    "number_end",
    "number_mid",
    "sound",
    "surname"
            from a_rows

    UNION ALL

    select
    'b_people' as source_dataset,
    "ref",
    "name",
    "birth",
    "sex",
    "township",
    "village",
    "lost",
    "prefix",
    "number",
    "bearers",
    "birth_year",
    "number_start",
    "number_end",
    "number_mid",
    "sound",
    "surname"
            from b_people
), 

__splink__df_concat_left as (
    select 'a_rows' as "source_dataset", "ref", "name", "sound", "village", "birth", "birth_year", "surname", "number_start", "number_end", "number_mid"
    from a_rows
), 

__splink__df_concat_right as (
    select 'b_people' as "source_dataset", "ref", "name", "sound", "village", "birth", "birth_year", "surname", "number_start", "number_end", "number_mid"
    from b_people
)
select
'0' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
(l."name" = r."name")
 where 1=1

UNION ALL

select
'1' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
((l."sound" = r."sound") AND (l."village" = r."village"))
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false))

UNION ALL

select
'2' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
(l."birth" = r."birth")
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false) OR coalesce(((l."sound" = r."sound") AND (l."village" = r."village")),false))

UNION ALL

select
'3' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
((l."village" = r."village") AND (l."surname" = r."surname") AND (l."birth_year" = r."birth_year"))
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false) OR coalesce(((l."sound" = r."sound") AND (l."village" = r."village")),false) OR coalesce((l."birth" = r."birth"),false))

UNION ALL

select
'4' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
(l."number_start" = r."number_start")
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false) OR coalesce(((l."sound" = r."sound") AND (l."village" = r."village")),false) OR coalesce((l."birth" = r."birth"),false) OR coalesce(((l."village" = r."village") AND (l."surname" = r."surname") AND (l."birth_year" = r."birth_year")),false))

UNION ALL

select
'5' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
(l."number_end" = r."number_end")
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false) OR coalesce(((l."sound" = r."sound") AND (l."village" = r."village")),false) OR coalesce((l."birth" = r."birth"),false) OR coalesce(((l."village" = r."village") AND (l."surname" = r."surname") AND (l."birth_year" = r."birth_year")),false) OR coalesce((l."number_start" = r."number_start"),false))

UNION ALL

select
'6' as match_key,
l."source_dataset" || '-__-' || l."ref" as join_key_l,
r."source_dataset" || '-__-' || r."ref" as join_key_r
from __splink__df_concat_left as l
inner join __splink__df_concat_right as r
on
(l."number_mid" = r."number_mid")
 where 1=1 
AND NOT (coalesce((l."name" = r."name"),false) OR coalesce(((l."sound" = r."sound") AND (l."village" = r."village")),false) OR coalesce((l."birth" = r."birth"),false) OR coalesce(((l."village" = r."village") AND (l."surname" = r."surname") AND (l."birth_year" = r."birth_year")),false) OR coalesce((l."number_start" = r."number_start"),false) OR coalesce((l."number_end" = r."number_end"),false));
CREATE TABLE __splink__df_predict AS
WITH

__splink__df_concat as (
    select
    'a_rows' as source_dataset,
    "ref",
    "name",
    "birth",
    "sex",
    "township",
    "village",
    "lost",
    "prefix",
    "number",
    "bearers",
    "birth_year",
    "number_start",
    "number_end",
    "number_mid",
    "sound",
    "surname"
            from a_rows

    UNION ALL

    select
    'b_people' as source_dataset,
    "ref",
    "name",
    "birth",
    "sex",
    "township",
    "village",
    "lost",
    "prefix",
    "number",
    "bearers",
    "birth_year",
    "number_start",
    "number_end",
    "number_mid",
    "sound",
    "surname"
            from b_people
), 

__splink__df_concat_with_tf as (
    select
    __splink__df_concat.*
    from __splink__df_concat
), 

blocked_with_cols as (
    select
    "l"."source_dataset" AS "source_dataset_l",
    "r"."source_dataset" AS "source_dataset_r",
    "l"."ref" AS "ref_l",
    "r"."ref" AS "ref_r",
    "l"."name" AS "name_l",
    "r"."name" AS "name_r",
    "l"."bearers" AS "bearers_l",
    "r"."bearers" AS "bearers_r",
    "l"."sound" AS "sound_l",
    "r"."sound" AS "sound_r",
    "l"."surname" AS "surname_l",
    "r"."surname" AS "surname_r",
    "l"."birth" AS "birth_l",
    "r"."birth" AS "birth_r",
    "l"."sex" AS "sex_l",
    "r"."sex" AS "sex_r",
    "l"."village" AS "village_l",
    "r"."village" AS "village_r",
    "l"."township" AS "township_l",
    "r"."township" AS "township_r",
    "l"."number" AS "number_l",
    "r"."number" AS "number_r",
    "l"."lost" AS "lost_l",
    "r"."lost" AS "lost_r",
    "l"."prefix" AS "prefix_l",
    "r"."prefix" AS "prefix_r",
    "l"."birth_year" AS "birth_year_l",
    "r"."birth_year" AS "birth_year_r",
    "l"."number_mid" AS "number_mid_l",
    "r"."number_mid" AS "number_mid_r",
    "l"."number_start" AS "number_start_l",
    "r"."number_start" AS "number_start_r",
    "l"."number_end" AS "number_end_l",
    "r"."number_end" AS "number_end_r",
    b.match_key
    from __splink__blocked_id_pairs as b
    inner join __splink__df_concat_with_tf as l
    on l."source_dataset" || '-__-' || l."ref" = b.join_key_l
    inner join __splink__df_concat_with_tf as r
    on r."source_dataset" || '-__-' || r."ref" = b.join_key_r
), 

__splink__df_comparison_vectors as (
    select
    "source_dataset_l",
    "source_dataset_r",
    "ref_l",
    "ref_r",
    "name_l",
    "name_r",
    "bearers_l",
    "bearers_r",
    "sound_l",
    "sound_r",
    "surname_l",
    "surname_r",
    CASE
        WHEN name_l IS NULL OR name_r IS NULL THEN -1
        WHEN name_l = name_r AND bearers_r <= 2 THEN 6
        WHEN name_l = name_r AND bearers_r <= 20 THEN 5
        WHEN name_l = name_r THEN 4
        WHEN sound_l = sound_r THEN 3
        WHEN (least(length(name_l), length(name_r)) >= 2 AND (length(name_l) = length(name_r) AND ((name_l[1] <> name_r[1])::INTEGER + (name_l[2] <> name_r[2])::INTEGER + (name_l[3] <> name_r[3])::INTEGER + (name_l[4] <> name_r[4])::INTEGER = 1 OR (name_l[:0] || name_l[2] || name_l[1] || name_l[3:] = name_r) OR (name_l[:1] || name_l[3] || name_l[2] || name_l[4:] = name_r) OR (name_l[:2] || name_l[4] || name_l[3] || name_l[5:] = name_r)) OR abs(length(name_l) - length(name_r)) = 1 AND ((name_l[:0] || name_l[2:] = name_r) OR (name_l[:1] || name_l[3:] = name_r) OR (name_l[:2] || name_l[4:] = name_r) OR (name_l[:3] || name_l[5:] = name_r) OR (name_r[:0] || name_r[2:] = name_l) OR (name_r[:1] || name_r[3:] = name_l) OR (name_r[:2] || name_r[4:] = name_l) OR (name_r[:3] || name_r[5:] = name_l)))) THEN 2
        WHEN surname_l = surname_r THEN 1
        ELSE 0
    END as gamma_name,
    "birth_l",
    "birth_r",
    CASE
        WHEN birth_l IS NULL OR birth_r IS NULL THEN -1
        WHEN birth_l = birth_r THEN 3
        WHEN (birth_l[1:4] = birth_r[1:4])::INTEGER + (birth_l[5:6] = birth_r[5:6])::INTEGER + (birth_l[7:8] = birth_r[7:8])::INTEGER = 2 THEN 2
        WHEN birth_l[1:4] = birth_r[1:4] THEN 1
        ELSE 0
    END as gamma_birth,
    "sex_l",
    "sex_r",
    CASE
        WHEN sex_l IS NULL OR sex_r IS NULL THEN -1
        WHEN sex_l = sex_r THEN 1
        ELSE 0
    END as gamma_sex,
    "village_l",
    "village_r",
    "township_l",
    "township_r",
    CASE
        WHEN coalesce(village_l, township_l) IS NULL OR coalesce(village_r, township_r) IS NULL THEN -1
        WHEN village_l = village_r AND coalesce(township_l, township_r, '') = coalesce(township_r, township_l, '') THEN 2
        WHEN township_l = township_r THEN 1
        ELSE 0
    END as gamma_place,
    "number_l",
    "number_r",
    "lost_l",
    "lost_r",
    "prefix_l",
    "prefix_r",
    CASE
        WHEN number_l IS NULL THEN -1
        WHEN damerau_levenshtein(number_l, number_r) <= 1 THEN 3
        WHEN lost_l AND strlen(prefix_l) >= 15 AND prefix_l = number_r[1:strlen(prefix_l)] THEN 2
        WHEN lost_l AND strlen(prefix_l) BETWEEN 6 AND 14 AND prefix_l = number_r[1:strlen(prefix_l)] THEN 1
        ELSE 0
    END as gamma_number,
    "birth_year_l",
    "birth_year_r",
    "number_mid_l",
    "number_mid_r",
    "number_start_l",
    "number_start_r",
    "number_end_l",
    "number_end_r",
    match_key
    from blocked_with_cols
), 

__splink__df_match_weight_parts as (
    select
    "source_dataset_l",
    "source_dataset_r",
    "ref_l",
    "ref_r",
    "name_l",
    "name_r",
    "bearers_l",
    "bearers_r",
    "sound_l",
    "sound_r",
    "surname_l",
    "surname_r",
    gamma_name,
    CASE
        WHEN gamma_name = -1 THEN
            cast(0.0 as float8)
        WHEN gamma_name = 6 THEN
            cast(15.08289258766095 as float8)
        WHEN gamma_name = 5 THEN
            cast(11.892852762208236 as float8)
        WHEN gamma_name = 4 THEN
            cast(10.163723662273997 as float8)
        WHEN gamma_name = 3 THEN
            cast(9.480357457491845 as float8)
        WHEN gamma_name = 2 THEN
            cast(3.3949915570770854 as float8)
        WHEN gamma_name = 1 THEN
            cast(-3.0 as float8)
        WHEN gamma_name = 0 THEN
            cast(-7.569855608330948 as float8)
    END as mw_name,
    "birth_l",
    "birth_r",
    gamma_birth,
    CASE
        WHEN gamma_birth = -1 THEN
            cast(0.0 as float8)
        WHEN gamma_birth = 3 THEN
            cast(14.063006092374755 as float8)
        WHEN gamma_birth = 2 THEN
            cast(4.817885589549774 as float8)
        WHEN gamma_birth = 1 THEN
            cast(-0.9560566524124031 as float8)
        WHEN gamma_birth = 0 THEN
            cast(-7.6293566200796095 as float8)
    END as mw_birth,
    "sex_l",
    "sex_r",
    gamma_sex,
    CASE
        WHEN gamma_sex = -1 THEN
            cast(0.0 as float8)
        WHEN gamma_sex = 1 THEN
            cast(1.0 as float8)
        WHEN gamma_sex = 0 THEN
            cast(-6.643856189774724 as float8)
    END as mw_sex,
    "village_l",
    "village_r",
    "township_l",
    "township_r",
    gamma_place,
    CASE
        WHEN gamma_place = -1 THEN
            cast(0.0 as float8)
        WHEN gamma_place = 2 THEN
            cast(6.1799090900149345 as float8)
        WHEN gamma_place = 1 THEN
            cast(0.2630344058337938 as float8)
        WHEN gamma_place = 0 THEN
            cast(-4.028196891830652 as float8)
    END as mw_place,
    "number_l",
    "number_r",
    "lost_l",
    "lost_r",
    "prefix_l",
    "prefix_r",
    gamma_number,
    CASE
        WHEN gamma_number = -1 THEN
            cast(0.0 as float8)
        WHEN gamma_number = 3 THEN
            cast(26.160387259820055 as float8)
        WHEN gamma_number = 2 THEN
            cast(21.253496664211536 as float8)
        WHEN gamma_number = 1 THEN
            cast(14.176681067160706 as float8)
        WHEN gamma_number = 0 THEN
            cast(-7.643856189774724 as float8)
    END as mw_number,
    "birth_year_l",
    "birth_year_r",
    "number_mid_l",
    "number_mid_r",
    "number_start_l",
    "number_start_r",
    "number_end_l",
    "number_end_r",
    match_key
    from __splink__df_comparison_vectors
)
select
cast(-16.609626047414267 as float8) + mw_name + mw_birth + mw_sex + mw_place + mw_number as match_weight,
CASE
        WHEN (cast(-16.609626047414267 as float8) + mw_name + mw_birth + mw_sex + mw_place + mw_number) >= 0 THEN
            1.0 / (1.0 + POWER(cast(2 as float8), -(cast(-16.609626047414267 as float8) + mw_name + mw_birth + mw_sex + mw_place + mw_number)))
        ELSE
            POWER(cast(2 as float8), (cast(-16.609626047414267 as float8) + mw_name + mw_birth + mw_sex + mw_place + mw_number)) /
            (1.0 + POWER(cast(2 as float8), (cast(-16.609626047414267 as float8) + mw_name + mw_birth + mw_sex + mw_place + mw_number)))
    END as match_probability,
"source_dataset_l",
"source_dataset_r",
"ref_l",
"ref_r",
"name_l",
"name_r",
"bearers_l",
"bearers_r",
"sound_l",
"sound_r",
"surname_l",
"surname_r",
gamma_name,
"birth_l",
"birth_r",
gamma_birth,
"sex_l",
"sex_r",
gamma_sex,
"village_l",
"village_r",
"township_l",
"township_r",
gamma_place,
"number_l",
"number_r",
"lost_l",
"lost_r",
"prefix_l",
"prefix_r",
gamma_number,
"birth_year_l",
"birth_year_r",
"number_mid_l",
"number_mid_r",
"number_start_l",
"number_start_r",
"number_end_l",
"number_end_r",
match_key
from __splink__df_match_weight_parts;
