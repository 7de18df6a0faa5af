-- View plays(played_at [end, UTC], started_at [= played_at - ms_played], track_id, artist_id, duration_ms, ms_played) over one Parquet file,
-- only plays of 30 seconds and more. Plain: as most people write it.
-- name: heatmap
select isodow(l) as wd, hour(l) as h, count(*) as plays, sum(ms_played)/60000.0 as minutes from (select timezone('Europe/Berlin', timezone('UTC', started_at)) as l, ms_played from plays) group by 1,2 order by 1,2;
-- name: daily
select l::date as d, count(*) as plays, sum(ms_played)/60000.0 as minutes from (select timezone('Europe/Berlin', timezone('UTC', started_at)) as l, ms_played from plays) group by 1 order by 1;
-- name: streak
with d as (select distinct timezone('Europe/Berlin', timezone('UTC', started_at))::date as d from plays), g as (select d, d - (row_number() over (order by d))::int as k from d) select min(d) as first_day, max(d) as last_day, count(*) as days from g group by k order by days desc, first_day limit 1;

-- Best-written: the zone is resolved once per UTC hour, not once per play (right for zones whose offset is a whole number of hours).
-- name: best_heatmap
with h as (select date_trunc('hour', started_at) as u, count(*) as plays, sum(ms_played) as ms from plays group by 1), z as (select timezone('Europe/Berlin', timezone('UTC', u)) as l, plays, ms from h) select isodow(l) as wd, hour(l) as h, sum(plays) as plays, sum(ms)/60000.0 as minutes from z group by 1,2 order by 1,2;
-- name: best_daily
with h as (select date_trunc('hour', started_at) as u, count(*) as plays, sum(ms_played) as ms from plays group by 1), z as (select timezone('Europe/Berlin', timezone('UTC', u)) as l, plays, ms from h) select l::date as d, sum(plays) as plays, sum(ms)/60000.0 as minutes from z group by 1 order by 1;
-- name: best_streak
with h as (select distinct date_trunc('hour', started_at) as u from plays), d as (select distinct timezone('Europe/Berlin', timezone('UTC', u))::date as d from h), g as (select d, d - (row_number() over (order by d))::int as k from d) select min(d) as first_day, max(d) as last_day, count(*) as days from g group by k order by days desc, first_day limit 1;
