namespace SpotifyInsights.Parquet;

/// <summary>
/// The kinds of columns that can be read, each with the one class of <see cref="ColumnData"/> that carries it. All but Bytes, Decimal, Time and
/// List can be written too.
/// </summary>
public enum ParquetType
{
    /// <summary>True or false; a <see cref="BooleanColumn"/>.</summary>
    Boolean,

    /// <summary>Signed 32 bits (files with INT8, INT16, UINT8 and UINT16 are read as this); an <see cref="Int32Column"/>.</summary>
    Int32,

    /// <summary>Signed 64 bits (files with UINT32 are read as this); an <see cref="Int64Column"/>.</summary>
    Int64,

    /// <summary>IEEE 754, 32 bits (files with FLOAT16 are read as this); a <see cref="FloatColumn"/>.</summary>
    Float,

    /// <summary>IEEE 754, 64 bits; a <see cref="DoubleColumn"/>.</summary>
    Double,

    /// <summary>UTF-8 text (files with ENUM and JSON are read as this); a <see cref="StringColumn"/>.</summary>
    String,

    /// <summary>Days since 1970-01-01 in the proleptic Gregorian calendar, negative before; an <see cref="Int32Column"/>.</summary>
    Date,

    /// <summary>
    /// Time since 1970-01-01T00:00:00Z, negative before; an <see cref="Int64Column"/>, in milliseconds unless
    /// <see cref="ParquetReadOptions.TimeUnit"/> asks for more. What a file says finer (microseconds, nanoseconds, INT96) is rounded down;
    /// local timestamps are taken as UTC. Written as TIMESTAMP(MILLIS, UTC).
    /// </summary>
    Timestamp,

    /// <summary>A list of UTF-8 texts per row, where a list can be null, empty, and hold nulls; a <see cref="StringListColumn"/>.</summary>
    StringList,

    /// <summary>
    /// Bytes: BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY without a meaning, or with one that is not known here (UUID, BSON, INTERVAL, GEOMETRY and
    /// whatever comes); a <see cref="BytesColumn"/>.
    /// </summary>
    Bytes,

    /// <summary>Decimal numbers of up to 38 digits, and UINT64 as 20 digits without fraction; a <see cref="DecimalColumn"/>.</summary>
    Decimal,

    /// <summary>Time since midnight, in the unit of <see cref="Timestamp"/>; an <see cref="Int64Column"/>.</summary>
    Time,

    /// <summary>A list per row of anything above but texts, named by <see cref="ParquetField.ItemType"/>; a <see cref="ListColumn"/>.</summary>
    List,
}
