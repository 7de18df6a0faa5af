namespace SpotifyInsights.Parquet;

/// <summary>The kinds of columns that can be read and written, each with the one class of <see cref="ColumnData"/> that carries it.</summary>
public enum ParquetType
{
    /// <summary>True or false; a <see cref="BooleanColumn"/>.</summary>
    Boolean,

    /// <summary>Signed 32 bits (files with INT8 and INT16 are read as this); an <see cref="Int32Column"/>.</summary>
    Int32,

    /// <summary>Signed 64 bits; an <see cref="Int64Column"/>.</summary>
    Int64,

    /// <summary>IEEE 754, 32 bits; a <see cref="FloatColumn"/>.</summary>
    Float,

    /// <summary>IEEE 754, 64 bits; a <see cref="DoubleColumn"/>.</summary>
    Double,

    /// <summary>UTF-8 text (files with ENUM and JSON are read as this); a <see cref="StringColumn"/>.</summary>
    String,

    /// <summary>Days since 1970-01-01 in the proleptic Gregorian calendar, negative before; an <see cref="Int32Column"/>.</summary>
    Date,

    /// <summary>
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before; an <see cref="Int64Column"/>. Written as TIMESTAMP(MILLIS, UTC).
    /// Files in microseconds or nanoseconds are rounded down to the millisecond; local timestamps are taken as UTC.
    /// </summary>
    Timestamp,

    /// <summary>A list of UTF-8 texts per row, where a list can be null, empty, and hold nulls; a <see cref="StringListColumn"/>.</summary>
    StringList,
}
