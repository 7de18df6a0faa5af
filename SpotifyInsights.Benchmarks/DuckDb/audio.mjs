// usage: node audio.mjs PLAYS.parquet INDEX.parquet RUNS   prints one JSON object: median times in ms and two answers. Profile: mean and five quantiles of
// nine features and the mood score, means per month, and a histogram of 32 bins for each; contexts: plays by context, by month and by local hour.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [plays, index, runsText] = process.argv.slice(2);
const runs = Number(runsText);
const require = createRequire(path.join(process.cwd(), "package.json"));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve("@duckdb/node-api")));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("set threads=2");
await connection.run(`create view plays as select track_id, epoch_ms(epoch_ms(played_at) - ms_played) as started_at, ms_played from read_parquet('${plays}') where ms_played >= 30000`);
await connection.run(`create view sounds as select *, 100 * (0.5 * valence + 0.35 * energy + 0.15 * (1 - acousticness)) as mood from read_parquet('${index}')`);
const features = ["danceability", "energy", "valence", "acousticness", "instrumentalness", "speechiness", "liveness", "tempo", "loudness", "mood"];
const local = "timezone('Europe/Berlin', timezone('UTC', started_at))";
const each = f => features.map(f).join(", ");
const bin = f => f === "tempo" ? "tempo / 250" : f === "loudness" ? "(loudness + 60) / 65" : f === "mood" ? "mood / 100" : f;
const degree = x => `greatest(0, least(1, ${x}))`;
const context = `case when w >= 0.6 and w >= greatest(f, p, r) then 'workout' when f >= 0.6 and f >= greatest(p, r) then 'focus' when p >= 0.6 and p >= r then 'party' when r >= 0.6 then 'relax' else 'mixed' end`;
const scored = `(select *, ${context} as context from (select *, case when tempo is null then 0 else least(${degree("(energy - 0.5) / 0.3")}, ${degree("(tempo - 100) / 40")}) end as w, least(${degree("(0.33 - speechiness) / 0.23")}, ${degree("least((energy - 0.1) / 0.15, (0.8 - energy) / 0.2)")}, ${degree("(instrumentalness - 0.2) / 0.5")}) as f, least(${degree("(danceability - 0.5) / 0.3")}, ${degree("(energy - 0.5) / 0.3")}) as p, least(${degree("(0.6 - energy) / 0.3")}, ${degree("(acousticness - 0.4) / 0.4")}) as r from sounds))`;
const joined = "plays join sounds using (track_id)";
const counted = `(select track_id, date_trunc('month', ${local}) as month, count(*) as n from plays group by all)`;
const queries = {
  profile: [
    `select ${each(f => `avg(${f}), quantile_cont(${f}, [0.05, 0.25, 0.5, 0.75, 0.95])`)} from ${joined}`,
    `select date_trunc('month', ${local}) as month, ${each(f => `avg(${f})`)} from ${joined} group by 1 order by 1`,
    ...features.map(f => `select least(31, floor(32 * ${bin(f)})) as bin, count(*) from ${joined} group by 1 order by 1`),
  ],
  bestProfile: [
    `select ${each(f => `avg(${f}), quantile_cont(${f}, [0.05, 0.25, 0.5, 0.75, 0.95])`)} from ${joined}`,
    `select month, ${each(f => `sum(n * ${f}) / sum(n)`)} from ${counted} join sounds using (track_id) group by 1 order by 1`,
    ...features.map(f => `select least(31, floor(32 * ${bin(f)})) as bin, sum(n) from (select track_id, count(*) as n from plays group by 1) join sounds using (track_id) group by 1 order by 1`),
  ],
  contexts: [
    `select context, count(*), sum(ms_played) / 60000.0 from plays join ${scored} using (track_id) group by 1 order by 1`,
    `select date_trunc('month', ${local}) as month, context, count(*) from plays join ${scored} using (track_id) group by all order by all`,
    `select hour(${local}) as hour, context, count(*) from plays join ${scored} using (track_id) group by all order by all`,
  ],
  bestContexts: [
    "select context, count(*), sum(ms_played) / 60000.0 from plays join contexts using (track_id) group by 1 order by 1",
    `select month, context, sum(n) from ${counted} join contexts using (track_id) group by all order by all`,
    `select hour(timezone('Europe/Berlin', timezone('UTC', u))) as hour, context, sum(n) from (select track_id, date_trunc('hour', started_at) as u, count(*) as n from plays group by all) join contexts using (track_id) group by all order by all`,
  ],
};
await connection.run(`create table contexts as select track_id, context from ${scored}`);
const median = values => values.sort((a, b) => a - b)[values.length >> 1];
const found = {};
for (const [name, all] of Object.entries(queries)) {
  const times = [];
  for (let i = 0; i < runs + 2; i++) {
    const begin = performance.now();
    for (const query of all) await connection.runAndReadAll(query);
    if (i >= 2) times.push(performance.now() - begin);
  }
  found[name] = median(times);
}
found.energy = Number((await connection.runAndReadAll(`select avg(energy) from ${joined}`)).getRowsJson()[0][0]);
found.focus = Number((await connection.runAndReadAll("select count(*) from plays join contexts using (track_id) where context = 'focus'")).getRowsJson()[0][0]);
console.log(JSON.stringify(found));
