-- The popularity family, best-written: local dates are worked out once per UTC hour, plays are counted once by month, end of the window and track, everything
-- else is asked of these counts.
-- name: hours
create or replace temp table h as with z as (select u, timezone('Europe/Berlin', timezone('UTC', u)) as l from (select distinct date_trunc('hour', started_at) as u from plays)), b as (select min(l)::date as first, max(l)::date as last, (max(l)::date - min(l)::date + 1) // 3 as third from z) select u, l, date_trunc('month', l)::date as m, case when l::date < first + third::int then 0 when l::date > last - third::int then 2 else 1 end as e from z, b;
-- name: tracks
create or replace temp table tm as select m, e, track_id, any_value(artist_id) as artist_id, any_value(popularity) as popularity, count(*)::int as n, sum(ms_played)::bigint as ms from plays join h on u = date_trunc('hour', started_at) group by 1, 2, 3;
-- name: artists
create or replace temp table am as select m, artist_id, sum(n)::int as n, sum(ms)::bigint as ms, any_value(a.popularity) as popularity, any_value(a.followers) as followers from tm join artists a using (artist_id) group by 1, 2;
-- name: series_tracks
with t as (select m, track_id, sum(n) as n, any_value(popularity) as p from tm group by 1, 2) select m::varchar as m, sum(n) as plays, sum(n) filter (p is not null) / sum(n)::double as coverage, sum(n * p) / sum(n) filter (p is not null)::double as mean, avg(p) as by_tracks, avg((p >= 80)::int) as hits, list_value(sum(n) filter (p < 20), sum(n) filter (p >= 20 and p < 40), sum(n) filter (p >= 40 and p < 60), sum(n) filter (p >= 60 and p < 80), sum(n) filter (p >= 80)) as bands from t group by 1 order by 1;
-- name: series_artists
with r as (select *, row_number() over (partition by m order by n desc, ms desc, artist_id) as rank from am) select m::varchar as m, sum(n * popularity) / sum(n) filter (popularity is not null)::double as popularity, sum(n * followers) / sum(n) filter (followers is not null)::double as followers, avg((followers < 1000000)::int) filter (rank <= 10) as niche from r group by 1 order by 1;
-- name: all_tracks
with t as (select track_id, sum(n) as n, any_value(popularity) as p from tm group by 1) select sum(n) as plays, sum(n) filter (p is not null) / sum(n)::double as coverage, sum(n * p) / sum(n) filter (p is not null)::double as mean, avg(p) as by_tracks, avg((p >= 80)::int) as hits from t;
-- name: bands
with t as (select track_id, sum(n) as n, any_value(popularity) as p from tm group by 1) select least(p // 20, 4) as band, sum(n) as plays, count(*) as tracks from t where p is not null group by 1 order by 1;
-- name: all_artists
select sum(n * popularity) / sum(n) filter (popularity is not null)::double as popularity, sum(n * followers) / sum(n) filter (followers is not null)::double as followers from am;
-- name: top
select artist_id, sum(n) as plays, sum(ms) / 60000.0 as minutes, any_value(popularity) as popularity, any_value(followers) as followers from am group by 1 order by plays desc, minutes desc, artist_id limit 10;
-- name: change
with s as (select sum(n) filter (e = 0) as an, sum(n * popularity) filter (e = 0) / sum(n) filter (e = 0)::double as am, sum(n) filter (e = 2) as bn, sum(n * popularity) filter (e = 2) / sum(n) filter (e = 2)::double as bm, sum(n * popularity * popularity) filter (e = 0) as aq, sum(n * popularity * popularity) filter (e = 2) as bq from tm where popularity is not null and e <> 1) select am as early, bm as late, 1.959963984540054 * sqrt((aq - an * am * am + bq - bn * bm * bm) / (an + bn - 2) * (1.0 / an + 1.0 / bn)) as upper from s;
