// read FILE: prints {"column": [values]}; numbers, days and milliseconds as text, lists as arrays.
// write FOLDER: writes the part of ForeignTable.cs that hyparquet-writer has types for.
import { readFileSync } from 'node:fs'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parquetWriteFile } from 'hyparquet-writer'

const [mode, path] = process.argv.slice(2)

const text = (value, isDay) => {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(v => text(v, isDay))
  if (value instanceof Date) return String(isDay ? value.getTime() / 86400000 : value.getTime())
  return Object.is(value, -0) ? '-0' : String(value)
}

if (mode === 'read') {
  const bytes = readFileSync(path)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const top = []
  const { schema } = parquetMetadata(file)
  for (let i = 1; i < schema.length; i += schema[i].num_children ? 3 : 1) top.push(schema[i])
  const rows = await parquetReadObjects({ file })
  console.log(JSON.stringify(Object.fromEntries(top.map(c =>
    [c.name, rows.map(r => text(r[c.name], c.converted_type === 'DATE'))]))))
} else {
  const rows = Array.from({ length: 5000 }, (_, i) => i)
  const columnData = [
    { name: 'number', type: 'INT32', data: rows.map(i => i % 7 !== 0 ? i * 3 - 1000 : null), encoding: 'PLAIN' },
    { name: 'large', type: 'INT64', data: rows.map(i => BigInt(i) * 10000000019n - 5n), encoding: 'PLAIN' },
    { name: 'single', type: 'FLOAT', data: rows.map(i => i / 4), encoding: 'PLAIN' },
    { name: 'precise', type: 'DOUBLE', data: rows.map(i => i % 5 !== 0 ? i * 0.5 - 3 : null), encoding: 'PLAIN' },
    { name: 'flag', type: 'BOOLEAN', data: rows.map(i => i % 11 !== 0 ? i % 3 === 0 : null) },
    { name: 'artist', type: 'STRING', data: rows.map(i => i % 13 !== 0 ? `artist ${i % 17}` : null) },
    { name: 'track', type: 'STRING', data: rows.map(i => `träck-${i}`), encoding: 'PLAIN' },
    { name: 'millis', type: 'TIMESTAMP', data: rows.map(i => new Date(1600000000000 + i)), encoding: 'PLAIN' },
  ]
  parquetWriteFile({ filename: `${path}/hyparquet.parquet`, columnData, rowGroupSize: [1000, 2000] })
  parquetWriteFile({ filename: `${path}/hyparquet-plain.parquet`, columnData, codec: 'UNCOMPRESSED', pageSize: 1000 })
  const encodings = { number: 'DELTA_BINARY_PACKED', large: 'DELTA_BINARY_PACKED', single: 'BYTE_STREAM_SPLIT', precise: 'BYTE_STREAM_SPLIT',
    artist: 'DELTA_BYTE_ARRAY', track: 'DELTA_LENGTH_BYTE_ARRAY', millis: 'BYTE_STREAM_SPLIT' }
  const encoded = columnData.map(c => encodings[c.name] ? { ...c, encoding: encodings[c.name] } : c)
  parquetWriteFile({ filename: `${path}/hyparquet-encoded.parquet`, columnData: encoded, pageSize: 1000 })
}
