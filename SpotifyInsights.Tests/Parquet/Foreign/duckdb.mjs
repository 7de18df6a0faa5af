// read FILE: prints {"column": [values]}; numbers, days and milliseconds as text, lists as arrays.
// write FOLDER: writes the table of ForeignTable.cs in every way DuckDB knows.
import { DuckDBInstance } from '@duckdb/node-api'

const [mode, path] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:')
const duckdb = await instance.connect()
await duckdb.run("SET TimeZone = 'UTC'")

const text = (name, type) => {
  const column = `"${name}"`
  if (type === 'DATE') return `(${column} - DATE '1970-01-01')::VARCHAR`
  if (type.startsWith('TIMESTAMP')) return `epoch_ms(${column})::VARCHAR`
  if (type.endsWith('[]')) return `to_json(${column})::VARCHAR`
  return `${column}::VARCHAR`
}

if (mode === 'read') {
  const source = `read_parquet('${path}')`
  const described = (await duckdb.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRowObjects()
  const columns = described.map(c => `${text(c.column_name, c.column_type)} AS "${c.column_name}"`)
  const result = (await duckdb.runAndReadAll(`SELECT ${columns.join(', ')} FROM ${source}`)).getColumnsObject()
  for (const { column_name: name, column_type: type } of described) {
    if (type.endsWith('[]')) result[name] = result[name].map(v => v === null ? null : JSON.parse(v))
  }
  console.log(JSON.stringify(result))
} else {
  await duckdb.run(`CREATE TABLE rows AS SELECT
    CASE WHEN i % 7 <> 0 THEN (i * 3 - 1000)::INTEGER END AS number,
    (i * 10000000019 - 5)::BIGINT AS large,
    (i / 4)::FLOAT AS single,
    CASE WHEN i % 5 <> 0 THEN (i * 0.5 - 3)::DOUBLE END AS precise,
    CASE WHEN i % 11 <> 0 THEN i % 3 = 0 END AS flag,
    CASE WHEN i % 13 <> 0 THEN 'artist ' || (i % 17) END AS artist,
    'träck-' || i AS track,
    DATE '2020-01-01' + i::INTEGER AS day,
    make_timestamp(1600000000000000 + i * 1234567) AS micros,
    make_timestamp(-1 - i * 1001) AS early,
    make_timestamp_ns(1600000000000000000 + i * 1234567891) AS nanos,
    make_timestamp(1600000000000000 + i * 1000)::TIMESTAMP_MS AS millis,
    make_timestamp(1600000000000000 + i * 1000)::TIMESTAMPTZ AS zoned,
    CASE i % 4 WHEN 1 THEN []::VARCHAR[] WHEN 2 THEN ['g' || (i % 5), NULL] WHEN 3 THEN ['x'] END AS tags,
    {'a': i, 'b': 'c'} AS struct_column,
    MAP {'k': i} AS map_column,
    [i] AS number_list,
    i::UINTEGER AS unsigned_number,
    (i / 100)::DECIMAL(9, 2) AS money,
    (i % 100)::TINYINT AS tiny
    FROM (SELECT range AS i FROM range(5000))`)
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4_raw']) {
    await duckdb.run(`COPY rows TO '${path}/${codec}.parquet' (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 2048)`)
  }
  await duckdb.run(`COPY rows TO '${path}/v2.parquet' (FORMAT parquet, PARQUET_VERSION V2, ROW_GROUP_SIZE 2048)`)
}
