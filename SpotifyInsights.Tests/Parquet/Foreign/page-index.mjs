// FILE: prints what hyparquet finds in the page index and the sorting of a file: a list of row groups, each a list of columns.
import { readFileSync } from 'node:fs'
import { parquetMetadata, readColumnIndex, readOffsetIndex } from 'hyparquet'

const bytes = readFileSync(process.argv[2])
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
const { schema, row_groups: groups } = parquetMetadata(file)
const leaves = schema.filter(e => e.type)
const reader = (offset, length) => ({ view: new DataView(file, Number(offset), length), offset: 0 })
const plain = (_, v) => typeof v === 'bigint' ? Number(v) : v instanceof Date ? v.getTime() : v

console.log(JSON.stringify(groups.map(group => ({
  sorting: group.sorting_columns ?? [],
  columns: group.columns.map((column, i) => {
    const bounds = column.column_index_offset && readColumnIndex(reader(column.column_index_offset, column.column_index_length), leaves[i])
    const { page_locations: places } = readOffsetIndex(reader(column.offset_index_offset, column.offset_index_length))
    return {
      name: column.meta_data.path_in_schema[0],
      nullPages: bounds?.null_pages, min: bounds?.min_values, max: bounds?.max_values, order: bounds?.boundary_order, nulls: bounds?.null_counts,
      firstRows: places.map(p => p.first_row_index),
      // Pages lie one after the other, so the last ends where the column does.
      areClosed: places.every((p, at) => Number(p.offset) + p.compressed_page_size === (at + 1 < places.length
        ? Number(places[at + 1].offset)
        : Number(column.meta_data.dictionary_page_offset ?? column.meta_data.data_page_offset) + Number(column.meta_data.total_compressed_size))),
    }
  }),
})), plain))
