// read FILE: prints {"column": [values]}; numbers, days and milliseconds as text, lists as arrays.
// write FOLDER: writes a part of ForeignTable.cs with Rust's parquet, in several ways.
import { readFileSync, writeFileSync } from 'node:fs'
import {
  Bool, DateDay, Field, Float32, Float64, Int32, Int64, List, Table, TimestampMillisecond, Type, Utf8,
  tableFromIPC, tableToIPC, vectorFromArray,
} from 'apache-arrow'
import {
  Compression, Encoding, Table as WasmTable, WriterPropertiesBuilder, WriterVersion, readParquet, writeParquet,
} from 'parquet-wasm'

const [mode, path] = process.argv.slice(2)

const text = (value, type) => {
  if (value === null) return null
  if (type.typeId === Type.List) return [...value].map(v => v)
  if (type.typeId === Type.Date) return String(Number(value) / 86400000)
  return Object.is(value, -0) ? '-0' : String(value)
}

if (mode === 'read') {
  const table = tableFromIPC(readParquet(readFileSync(path)).intoIPCStream())
  const columns = table.schema.fields.map((f, i) => [f.name, [...table.getChildAt(i)].map(v => text(v, f.type))])
  console.log(JSON.stringify(Object.fromEntries(columns)))
} else {
  const rows = Array.from({ length: 5000 }, (_, i) => i)
  const tags = i => [null, [], [`g${i % 5}`, null], ['x']][i % 4]
  const table = new Table({
    number: vectorFromArray(rows.map(i => i % 7 !== 0 ? i * 3 - 1000 : null), new Int32()),
    large: vectorFromArray(rows.map(i => BigInt(i) * 10000000019n - 5n), new Int64()),
    single: vectorFromArray(rows.map(i => i / 4), new Float32()),
    precise: vectorFromArray(rows.map(i => i % 5 !== 0 ? i * 0.5 - 3 : null), new Float64()),
    flag: vectorFromArray(rows.map(i => i % 11 !== 0 ? i % 3 === 0 : null), new Bool()),
    artist: vectorFromArray(rows.map(i => i % 13 !== 0 ? `artist ${i % 17}` : null), new Utf8()),
    track: vectorFromArray(rows.map(i => `träck-${i}`), new Utf8()),
    day: vectorFromArray(rows.map(i => new Date((18262 + i) * 86400000)), new DateDay()),
    millis: vectorFromArray(rows.map(i => 1600000000000 + i), new TimestampMillisecond('UTC')),
    tags: vectorFromArray(rows.map(tags), new List(new Field('item', new Utf8(), true))),
  })
  const write = (name, properties) => writeFileSync(
    `${path}/${name}.parquet`, writeParquet(WasmTable.fromIPCStream(tableToIPC(table, 'stream')), properties.build()))
  const properties = () => new WriterPropertiesBuilder().setMaxRowGroupSize(2000)
  write('rust-snappy', properties().setCompression(Compression.SNAPPY))
  write('rust-gzip', properties().setCompression(Compression.GZIP))
  write('rust-brotli', properties().setCompression(Compression.BROTLI))
  write('rust-zstd', properties().setCompression(Compression.ZSTD))
  write('rust-plain', properties().setDictionaryEnabled(false).setCompression(Compression.UNCOMPRESSED))
  write('rust-overflowing-dictionary', properties().setDictionaryPageSizeLimit(600).setDataPageSizeLimit(900).setWriteBatchSize(64))
  const undictionaried = () => properties().setDictionaryEnabled(false)
  write('rust-delta', undictionaried().setWriterVersion(WriterVersion.V2).setCompression(Compression.SNAPPY))
  write('rust-delta-lengths', undictionaried().setColumnEncoding('artist', Encoding.DELTA_LENGTH_BYTE_ARRAY).setColumnEncoding('track', Encoding.DELTA_LENGTH_BYTE_ARRAY))
  write('rust-split', undictionaried().setColumnEncoding('single', Encoding.BYTE_STREAM_SPLIT).setColumnEncoding('precise', Encoding.BYTE_STREAM_SPLIT))
  write('rust-second-pages', properties().setWriterVersion(WriterVersion.V2).setCompression(Compression.SNAPPY))
}
