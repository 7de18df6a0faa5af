namespace SpotifyInsights.Tests.Parquet.Corpus;

/// <summary>One line per file of the corpus.</summary>
internal static class CorpusTable
{
    private const string Lz4 = "compression with LZ4 is not supported.";
    private const string Lz4Raw = "compression with LZ4_RAW is not supported.";
    private const string Zstd = "compression with ZSTD is not supported.";
    private const string Map = "a map, which is not supported.";
    private const string Nested = "a list of nested values, which is not supported.";
    private const string Struct = "nested values (a struct), which is not supported.";
    private const string Checksum = "the checksum of a page does not fit the page.";

    public static IReadOnlyList<CorpusFile> Files { get; } =
    [
        new("alltypes_dictionary.parquet", 11),
        new("alltypes_plain.parquet", 11),
        new("alltypes_tiny_pages.parquet", 13),
        new("alltypes_tiny_pages_plain.parquet", 13),
        new("binary_truncated_min_max.parquet", 6),
        new("byte_stream_split.zstd.parquet", 0, $"Column 'f32': {Zstd}", $"Column 'f64': {Zstd}"),
        new("byte_stream_split_extended.gzip.parquet", 9) { Unchecked = 5 },
        new("column_chunk_key_value_metadata.parquet", 2),
        new("data_index_bloom_encoding_stats.parquet", 1),
        new("data_index_bloom_encoding_with_length.parquet", 1),
        new("datapage_v1-corrupt-checksum.parquet", 0, $"Column 'a': {Checksum}", $"Column 'b': {Checksum}"),
        new("datapage_v1-snappy-compressed-checksum.parquet", 2),
        new("datapage_v1-uncompressed-checksum.parquet", 2),
        new("datapage_v2_empty_datapage.snappy.parquet", 1),
        new("delta_binary_packed.parquet", 66),
        new("delta_byte_array.parquet", 9),
        new("delta_encoding_optional_column.parquet", 17),
        new("delta_encoding_required_column.parquet", 17),
        new("fixed_length_byte_array.parquet", 1),
        new("fixed_length_decimal.parquet", 1),
        new("fixed_length_decimal_legacy.parquet", 1),
        new("float16_nonzeros_and_nans.parquet", 1),
        new("float16_zeros_and_nans.parquet", 1),
        new("floating_orders_nan_count.parquet", 6),
        new("hadoop_lz4_compressed.parquet", 0, $"Column 'c0': {Lz4}", $"Column 'c1': {Lz4}", $"Column 'v11': {Lz4}"),
        new("incorrect_map_schema.parquet", 0, $"Column 'my_map': {Map}"),
        new("int32_decimal.parquet", 1),
        new("int64_decimal.parquet", 1),
        // Read in milliseconds by a test of its own.
        new("int96_from_spark.parquet", 0, "Column 'a': an INT96 timestamp does not fit into 64 bits of Microseconds."),
        new("large_string_map.brotli.parquet", 0, $"Column 'arr': {Map}"),
        new("lz4_raw_compressed.parquet", 0, $"Column 'c0': {Lz4Raw}", $"Column 'c1': {Lz4Raw}", $"Column 'v11': {Lz4Raw}"),
        new("map_no_value.parquet", 0, $"Column 'my_map': {Map}", $"Column 'my_map_no_v': {Map}") { Unchecked = 1 },
        new("nan_in_stats.parquet", 1),
        new("nation.dict-malformed.parquet", 4),
        new("nested_maps.snappy.parquet", 2, $"Column 'a': {Map}"),
        new("nested_structs.rust.parquet", 0, [.. NestedStructs.Select(name => $"Column '{name}': {Struct}")]),
        new("non_hadoop_lz4_compressed.parquet", 0, $"Column 'c0': {Lz4}", $"Column 'c1': {Lz4}", $"Column 'v11': {Lz4}"),
        new(
            "nonnullable.impala.parquet",
            2,
            $"Column 'int_array_array': {Nested}",
            $"Column 'Int_Map': {Map}",
            $"Column 'int_map_array': {Nested}",
            $"Column 'nested_Struct': {Struct}"),
        new(
            "nullable.impala.parquet",
            2,
            $"Column 'int_array_Array': {Nested}",
            $"Column 'int_map': {Map}",
            $"Column 'int_Map_Array': {Nested}",
            $"Column 'nested_struct': {Struct}"),
        new("nulls.snappy.parquet", 0, $"Column 'b_struct': {Struct}"),
        new("old_list_structure.parquet", 0, $"Column 'a': {Nested}"),
        new("page_v2_empty_compressed.parquet", 0, $"Column 'integer_column': {Zstd}"),
        new("plain-dict-uncompressed-checksum.parquet", 2),
        new("repeated_no_annotation.parquet", 1, $"Column 'phoneNumbers': {Struct}"),
        new("repeated_primitive_no_list.parquet", 2, $"Column 'group_of_lists': {Struct}"),
        new("rle-dict-snappy-checksum.parquet", 2),
        new("rle-dict-uncompressed-corrupt-checksum.parquet", 0, $"Column 'long_field': {Checksum}", $"Column 'binary_field': {Checksum}"),
        new("unknown-logical-type.parquet", 2),
    ];

    private static string[] NestedStructs =>
    [
        "roll_num", "PC_CUR", "CVA_2012", "CVA_2016", "BIA_3", "BIA_4", "ACTUAL_FRONTAGE", "ACTUAL_DEPTH", "ACTUAL_LOT_SIZE",
        "GLA", "SOURCE_GLA", "IPS_GLA", "GLA_ALL", "bia", "EFFECTIVE_LOT_SIZE", "effective_lot_area", "EFFECTIVE_FRONTAGE",
        "EFFECTIVE_DEPTH", "rw_area_tot", "effective_lot_sqft", "dup", "nonCTXT", "vacantland", "parkingbillboard", "cvalte10",
        "condootherhotel", "calculated_lot_size", "calculated_efflot_size", "missingsite", "missinggla", "missingsitegla",
        "actual_lot_size_sqft", "lotsize_sqft", "count", "ul_observation_date", "ul_tz_offset_minutes_ul_observation_date",
    ];
}
