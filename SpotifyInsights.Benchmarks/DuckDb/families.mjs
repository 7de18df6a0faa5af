// One metric family in SQL, on one thread. usage: node families.mjs PLAYS.parquet ARTISTS.parquet FAMILY
// Runs all statements of family-FAMILY.sql one after the other, prints the median of 5 warm rounds in ms, or null where there is no such file.
// With a fourth argument it prints the rows of each query once instead, as JSON lines.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [plays, artists, family, show] = process.argv.slice(2);
const file = path.join(path.dirname(fileURLToPath(import.meta.url)), `family-${family}.sql`);
if (!fs.existsSync(file)) {
  console.log("null");
  process.exit(0);
}

const require = createRequire(path.join(process.cwd(), "package.json"));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve("@duckdb/node-api")));
const statements = [...fs.readFileSync(file, "utf8").matchAll(/-- name: (\S+)\n([\s\S]*?;)\n/g)].map(m => ({ name: m[1], sql: m[2] }));
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run("set threads = 1");
// Content asks of short plays too.
await connection.run(`create view listens as select *, epoch_ms(epoch_ms(played_at) - ms_played) as started_at from read_parquet('${plays}')`);
await connection.run(`create view plays as select *, epoch_ms(epoch_ms(played_at) - ms_played) as started_at from read_parquet('${plays}') where ms_played >= 30000`);
await connection.run(`create view artists as select * from read_parquet('${artists}')`);
const times = [];
for (let round = -2; round < 5; round++) {
  const begin = performance.now();
  for (const { name, sql } of statements) {
    const rows = (await connection.runAndReadAll(sql)).getRowsJson();
    if (show && round === -2) console.log(JSON.stringify({ name, rows }));
  }
  if (show) break;
  if (round >= 0) times.push(performance.now() - begin);
}
if (!show) console.log(JSON.stringify(times.sort((a, b) => a - b)[2]));
