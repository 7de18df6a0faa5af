-- The temporal family, best-written: the zone is resolved once per UTC hour (right for zones whose offset is a whole number of hours), everything but sessions is
-- asked of these counts. Observed time, peaks and chance levels are left out: SQL has none.
-- name: hours
create or replace temp table th as with p as (select date_trunc('hour', started_at) as u, count(*) as n, sum(ms_played) as ms from plays group by 1) select timezone('Europe/Berlin', timezone('UTC', u)) as l, n, ms from p;
-- name: heatmap
select isodow(l)::int as wd, hour(l)::int as h, sum(n)::int as n, sum(ms) / 60000.0::double as minutes from th group by 1, 2 order by 1, 2;
-- name: daily
select l::date::varchar as d, sum(n)::int as n, sum(ms) / 60000.0::double as minutes from th group by 1 order by 1;
-- name: periods
select date_trunc('month', l)::date::varchar as m, sum(n)::int as n, sum(ms) / 60000.0::double as minutes from th group by 1 order by 1;
-- name: day_parts
select case when hour(l) < 6 or hour(l) >= 22 then 'Night' when hour(l) >= 17 then 'Evening' when isodow(l) >= 6 then 'WeekendDay' when hour(l) < 9 then 'MorningCommute' else 'Work' end as part, sum(n)::int as n, sum(ms) / 60000.0::double as minutes from th group by 1 order by 1;
-- name: streaks
with d as (select distinct l::date as d from th), g as (select d, d - (row_number() over (order by d))::int as k from d) select min(d)::varchar as first_day, max(d)::varchar as last_day, count(*)::int as days from g group by k order by days desc, first_day limit 10;
-- name: sessions
with p as (select started_at as s, epoch_ms(epoch_ms(started_at) + ms_played) as e, ms_played >= 30000 as counts from listens), m as (select *, max(e) over (order by s, e rows between unbounded preceding and 1 preceding) as before from p), b as (select *, sum(case when before is null or epoch_ms(s) - epoch_ms(before) >= 1200000 then 1 else 0 end) over (order by s, e rows unbounded preceding) as session from m), x as (select session, (epoch_ms(max(e)) - epoch_ms(min(s))) / 60000.0::double as minutes from b group by 1 having bool_or(counts)) select count(*)::int as sessions, quantile_cont(minutes, 0.5) as median, max(minutes) as longest from x;
