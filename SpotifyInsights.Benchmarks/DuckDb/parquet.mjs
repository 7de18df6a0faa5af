// DuckDB's Parquet beside ours, on one thread. usage: node parquet.mjs OURS.parquet THEIRS.parquet RUNS   writes THEIRS from the rows of OURS, RUNS + 1
// times, scans both, and prints one JSON line: the medians in ms, and the two sums that are the same for everybody.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [ours, theirs, runsText] = process.argv.slice(2);
const require = createRequire(path.join(process.cwd(), 'package.json'));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const median = values => values.sort((a, b) => a - b)[values.length >> 1];
const time = async action => {
  const times = [];
  for (let i = 0; i <= Number(runsText); i++) {
    const begin = performance.now();
    await action();
    if (i > 0) times.push(performance.now() - begin);
  }
  return median(times);
};
const scan = file =>
  `select sum(epoch_ms(played_at))::varchar, sum(ms_played)::varchar, sum(hash(track_id))::varchar from read_parquet('${file}')`;

await connection.run('set threads = 1');
await connection.run(`create table plays as select * from read_parquet('${ours}')`);
const write = await time(() => connection.run(`copy plays to '${theirs}' (format parquet, codec snappy, row_group_size 122880)`));
const scanTheirs = await time(() => connection.runAndReadAll(scan(theirs)));
const scanOurs = await time(() => connection.runAndReadAll(scan(ours)));
const [playedAt, msPlayed] = (await connection.runAndReadAll(scan(ours))).getRows()[0];
console.log(JSON.stringify({ write, scanTheirs, scanOurs, playedAt, msPlayed }));
