-- The release-years family, best-written: local dates are worked out once per UTC hour, plays are counted once by month, end of the window and track, everything
-- else is asked of these counts.
-- name: hours
create or replace temp table h as with z as (select u, timezone('Europe/Berlin', timezone('UTC', u)) as l from (select distinct date_trunc('hour', started_at) as u from plays)), b as (select min(l)::date as first, max(l)::date as last, (max(l)::date - min(l)::date + 1) // 3 as third from z) select u, l, date_trunc('month', l)::date as m, case when l::date < first + third::int then 0 when l::date > last - third::int then 2 else 1 end as e from z, b;
-- name: tracks
create or replace temp table tm as select m, e, track_id, any_value(release_date)[1:4]::int as y, count(*)::int as n, count(*) filter (d between 0 and 365)::int as fresh, sum(greatest(d, 0)) as age, sum(greatest(d, 0) * greatest(d, 0)) as age2 from (select *, datediff('day', release_date::date, l::date)::bigint as d from plays join h on u = date_trunc('hour', started_at)) group by 1, 2, 3;
-- name: months
create or replace temp table ym as select m, y, sum(n)::int as n, count(distinct track_id)::int as t from tm where y is not null group by 1, 2;
-- name: series_levels
with t as (select m, track_id, any_value(y) as y, sum(n) as n, sum(fresh) as fresh, sum(age) as age from tm group by 1, 2) select m::varchar as m, sum(n) as plays, sum(n) filter (y is not null) / sum(n)::double as coverage, sum(n * y) / sum(n) filter (y is not null)::double as mean, avg(y) as by_tracks, median(y) as median_by_tracks, sum(fresh) / sum(n) filter (y is not null)::double as fresh, count(*) filter (fresh > 0) / count(y)::double as fresh_by_tracks, sum(age) / 365.2425 / sum(n) filter (y is not null) as age from t group by 1 order by 1;
-- name: series_medians
with c as (select m, y, sum(n) over (partition by m order by y) as c, sum(n) over (partition by m) as k from ym) select m::varchar as m, (min(y) filter (c > (k - 1) // 2) + min(y) filter (c > k // 2)) / 2 as median from c group by 1 order by 1;
-- name: series_decades
with d as (select m, y // 10 * 10 as decade, sum(n) as n, sum(t) as t from ym group by 1, 2) select m::varchar as m, decade, n / (sum(n) over (partition by d.m))::double as share, t / (sum(t) over (partition by d.m))::double as track_share from d order by 1, 2;
-- name: all_levels
with t as (select track_id, any_value(y) as y, sum(n) as n, sum(fresh) as fresh, sum(age) as age from tm group by 1) select sum(n) as plays, sum(n * y) / sum(n) filter (y is not null)::double as mean, avg(y) as by_tracks, median(y) as median_by_tracks, sum(fresh) / sum(n) filter (y is not null)::double as fresh, count(*) filter (fresh > 0) / count(y)::double as fresh_by_tracks, sum(age) / 365.2425 / sum(n) filter (y is not null) as age, min(y) as oldest, max(y) as newest from t;
-- name: histogram
with t as (select track_id, any_value(y) as y, sum(n) as n from tm where y is not null group by 1) select y, sum(n) as plays, count(*) as tracks from t group by 1 order by 1;
-- name: median
with c as (select y, sum(sum(n)) over (order by y) as c, sum(sum(n)) over () as k from ym group by 1) select (min(y) filter (c > (k - 1) // 2) + min(y) filter (c > k // 2)) / 2 as median from c;
-- name: change
with s as (select sum(n) filter (e = 0) as an, sum(age) filter (e = 0) / 365.2425 / sum(n) filter (e = 0) as am, sum(n) filter (e = 2) as bn, sum(age) filter (e = 2) / 365.2425 / sum(n) filter (e = 2) as bm, sum(age2) filter (e = 0) / 365.2425 / 365.2425 as aq, sum(age2) filter (e = 2) / 365.2425 / 365.2425 as bq from tm where y is not null and e <> 1) select am as early, bm as late, 1.959963984540054 * sqrt((aq - an * am * am + bq - bn * bm * bm) / (an + bn - 2) * (1.0 / an + 1.0 / bn)) as upper from s;
