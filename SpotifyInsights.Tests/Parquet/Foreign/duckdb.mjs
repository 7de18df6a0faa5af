// read FILE: prints {"column": [values]}; numbers, days and milliseconds as text, lists as arrays.
// values FILE...: prints {"file name": {"column": [values]}} for the columns that DuckDB can read and that are neither maps nor structs; times are
//   microseconds, bytes are hexadecimal.
// write FOLDER: writes the table of ForeignTable.cs in every way DuckDB knows.
import { basename } from 'node:path'
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

const exact = (name, type) => {
  const column = `"${name}"`
  if (type === 'DATE') return `(${column} - DATE '1970-01-01')::VARCHAR`
  if (type === 'TIME') return `epoch_us(TIMESTAMP '1970-01-01' + ${column})::VARCHAR`
  if (type.startsWith('TIMESTAMP')) return `epoch_us(${column})::VARCHAR`
  if (type === 'BLOB') return `hex(${column})`
  if (type.endsWith('[]')) return `to_json(${column})::VARCHAR`
  return `${column}::VARCHAR`
}

const values = async file => {
  const result = {}
  let described = []
  try {
    described = (await duckdb.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${file}')`)).getRowObjects()
  } catch { /* then there is nothing to compare with */ }
  for (const { column_name: name, column_type: type } of described) {
    if (/MAP|STRUCT|\[\]\[\]/.test(type)) continue
    try {
      const rows = (await duckdb.runAndReadAll(`SELECT ${exact(name, type)} FROM read_parquet('${file}')`)).getRows().map(r => r[0])
      result[name] = type.endsWith('[]') ? rows.map(v => v === null ? null : JSON.parse(v).map(i => i === null ? null : String(i))) : rows
    } catch { /* DuckDB cannot read this column */ }
  }
  return result
}

if (mode === 'values') {
  const all = {}
  for (const file of process.argv.slice(3)) all[basename(file)] = await values(file)
  console.log(JSON.stringify(all))
} else if (mode === 'read') {
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
    CASE WHEN i % 3 <> 0 THEN [i, NULL] END AS number_list,
    (4294967295 - i)::UINTEGER AS unsigned_number,
    (18446744073709551615 - i)::UBIGINT AS unsigned_large,
    ((i - 250) / 100)::DECIMAL(9, 2) AS money,
    CASE WHEN i % 7 <> 0 THEN ((i * 10000000019 - 5)::DECIMAL(18, 0) / 100)::DECIMAL(18, 2) END AS savings,
    (i - 2500)::DECIMAL(38, 0) * 100000000000000000000000000000::DECIMAL(30, 0) AS wealth,
    TIME '00:00:00' + to_milliseconds(i * 17) AS clock,
    CASE WHEN i % 7 <> 0 THEN ('\\x00raw ' || (i // 3)::VARCHAR)::BLOB END AS raw,
    ('01234567-89ab-cdef-0123-' || lpad(format('{:x}', i), 12, '0'))::UUID AS uuid,
    (i % 100)::TINYINT AS tiny
    FROM (SELECT range AS i FROM range(5000))`)
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4_raw']) {
    await duckdb.run(`COPY rows TO '${path}/${codec}.parquet' (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 2048)`)
  }
  // Without dictionaries the second version has DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY and BYTE_STREAM_SPLIT.
  await duckdb.run(`COPY rows TO '${path}/v2.parquet' (FORMAT parquet, PARQUET_VERSION V2, ROW_GROUP_SIZE 2048)`)
  await duckdb.run(`COPY rows TO '${path}/v2-delta.parquet' (FORMAT parquet, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1, ROW_GROUP_SIZE 2048)`)
}
