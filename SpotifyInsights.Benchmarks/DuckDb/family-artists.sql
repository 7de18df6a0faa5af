-- The artist family, best-written: the zone is resolved once per UTC hour (right for zones whose offset is a whole number of hours), plays are counted once
-- by month and artist and once by week, everything else is asked of these counts. Change points and chance levels are left out: SQL has none.
-- name: base
create or replace temp table am as with p as (select date_trunc('hour', started_at) as u, artist_id, count(*) as n, sum(ms_played) as ms from plays group by 1, 2), h as (select u, date_trunc('month', timezone('Europe/Berlin', timezone('UTC', u))) as m from (select distinct u from p)) select m::date as m, artist_id, sum(n)::int as n, sum(ms)::bigint as ms from p join h using (u) group by 1, 2;
-- name: firsts
create or replace temp table af as select artist_id, min(m) as f from am group by 1;
-- name: tops
create or replace temp table tops as select * from (select m, artist_id, n, ms, row_number() over (partition by m order by n desc, ms desc, artist_id) as r from am) where r <= 10;
-- name: ranking
select t.m::varchar as m, t.artist_id, t.n, t.r, b.r - t.r as rank_change from tops t left join tops b on b.artist_id = t.artist_id and b.m = t.m - interval 1 month order by t.m, t.r;
-- name: race
select artist_id, m::varchar as m, sum(n) over (partition by artist_id order by m) as n, sum(ms) over (partition by artist_id order by m) as ms from am where artist_id in (select artist_id from tops) order by 1, 2;
-- name: change
with months as (select m, count(*) as a from am group by 1) select t.m::varchar as m, l.lag, 1 - count(b.artist_id) / any_value(least(10, greatest(ma.a, mb.a)))::double as rate from tops t join (select unnest([1, 3, 12]) as lag) l on true join months ma on ma.m = t.m join months mb on mb.m = t.m - to_months(l.lag::int) left join tops b on b.artist_id = t.artist_id and b.m = t.m - to_months(l.lag::int) group by 1, 2 order by 1, 2;
-- name: new_artists
select m::varchar as m, count(*) as new_artists, list(artist_id order by n desc, ms desc, artist_id)[1:10] as best from am join af using (artist_id) where m = f group by 1 order by 1;
-- name: new_tracks
with f as (select track_id, min(started_at) as s from plays group by 1) select date_trunc('month', timezone('Europe/Berlin', timezone('UTC', s)))::date::varchar as m, count(*) as new_tracks from f group by 1 order by 1;
-- name: loyalty
select m::varchar as m, sum(case when f < m then n else 0 end) / sum(n)::double as loyalty from am join af using (artist_id) group by 1 order by 1;
-- name: retention
with k as (select f, datediff('month', f, m) as k, count(*) as again from am join af using (artist_id) group by 1, 2) select f::varchar as m, k, again / first_value(again) over (partition by f order by k)::double as share from k where k in (0, 1, 2, 3, 6, 12) order by 1, 2;
-- name: diversity
with s as (select m, sum(n) as plays from am group by 1) select m::varchar as m, count(*) as artists, count(*) / any_value(plays)::double as diversity, ln(any_value(plays)) - sum(n * ln(n)) / any_value(plays) as entropy, case when any_value(plays) >= 50 then sum(case when plays - n < 50 then 1 else 1 - exp(lgamma(plays - n + 1) - lgamma(plays - n - 49) - lgamma(plays + 1) + lgamma(plays - 49)) end) / 50 end as diversity50 from am join s using (m) group by 1 order by 1;
-- name: drift
with g as (select artist_id, unnest(genre_list) as genre, len(genre_list) as k from artists), w as (select m, genre, sum(n / k) as w from am join g using (artist_id) group by 1, 2), s as (select m, genre, w / sum(w) over (partition by m) as p from w), j as (select coalesce(a.m, b.m + interval 1 month) as m, coalesce(a.p, 0) as p, coalesce(b.p, 0) as q from s a full join s b on a.genre = b.genre and b.m = a.m - interval 1 month) select m::date::varchar as m, sqrt(greatest(0, sum(coalesce(case when p > 0 then p * log2(2 * p / (p + q)) end, 0) + coalesce(case when q > 0 then q * log2(2 * q / (p + q)) end, 0)) / 2)) as distance from j where m > (select min(m) from am) and m <= (select max(m) from am) group by 1 order by 1;
-- name: weeks
with p as (select date_trunc('hour', started_at) as u, artist_id, count(*) as n from plays group by 1, 2), h as (select u, date_trunc('week', timezone('Europe/Berlin', timezone('UTC', u))) as w from (select distinct u from p)), aw as (select w, artist_id, sum(n) as n from p join h using (u) group by 1, 2), t as (select w, sum(n) as plays from aw group by 1) select artist_id, sum(n) as n from aw join t using (w) where n >= 0.15 * plays group by 1 order by 2 desc, 1 limit 30;
-- name: forgotten
with l as (select artist_id, count(*) as n, max(started_at) as last from plays group by 1) select artist_id, n, last::varchar as last from l order by n desc, artist_id limit 20;
