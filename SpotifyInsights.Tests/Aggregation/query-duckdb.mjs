// FOLDER QUERY...: runs each query in DuckDB with FOLDER as the place that relative paths start from, and prints one list of rows for each.
import { DuckDBInstance } from '@duckdb/node-api'

const [folder, ...queries] = process.argv.slice(2)
process.chdir(folder)
const instance = await DuckDBInstance.create(':memory:')
const duckdb = await instance.connect()
await duckdb.run("SET TimeZone = 'UTC'")
const answers = []
for (const query of queries) {
  answers.push((await duckdb.runAndReadAll(query)).getRowsJson())
}
console.log(JSON.stringify(answers))
