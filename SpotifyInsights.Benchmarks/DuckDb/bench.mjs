// DuckDB beside us. usage: node bench.mjs QUERIES.sql PLAYS.parquet RUNS NAME...   prints one JSON line per query: the median, minimum and maximum in ms,
// the rows, and a checksum of the plays it counted. RUNS 0 is a cold start: one run per query, and the time since this script's first line.
const started = performance.now();
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [queriesFile, file, runsText, ...names] = process.argv.slice(2);
const runs = Number(runsText);
const require = createRequire(path.join(process.cwd(), "package.json"));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve("@duckdb/node-api")));
const queries = new Map([...fs.readFileSync(queriesFile, "utf8").matchAll(/-- name: (\S+)\n([\s\S]*?;)\n/g)].map(m => [m[1], m[2]]));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("set threads=2");
// Whole milliseconds in and out: DuckDB's fastest way from an instant to a time without a zone (its conversion by calendar costs 250 ms per million).
await connection.run(`create view plays as select *, epoch_ms(epoch_ms(played_at) - ms_played) as started_at from read_parquet('${file}') where ms_played >= 30000`);
const median = values => values.sort((a, b) => a - b)[values.length >> 1];

for (const name of names) {
  const times = [];
  let rows = [];
  for (let i = 0; i < (runs === 0 ? 1 : runs + 3); i++) {
    const begin = performance.now();
    rows = (await connection.runAndReadAll(queries.get(name))).getRowsJson();
    if (runs === 0 || i >= 3) times.push(performance.now() - begin);
  }
  const least = Math.min(...times), most = Math.max(...times);
  console.log(JSON.stringify({ name, rows: rows.length, first: rows[0].map(String), median: median(times), least, most, sinceStart: performance.now() - started }));
}
