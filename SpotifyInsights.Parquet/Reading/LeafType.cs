using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>Which of our types a leaf of the schema is, by its physical type and both kinds of annotation.</summary>
internal static class LeafType
{
    /// <summary>Why the leaf cannot be read, or null when it can.</summary>
    public static string? Obstacle(SchemaElement leaf, out ParquetType type, out TimeUnit unit)
    {
        unit = TimeUnit.None;
        LogicalType logical = leaf.LogicalType.Kind == LogicalKind.None ? FromConverted(leaf.ConvertedType) : leaf.LogicalType;
        ParquetType? found = (leaf.Type, logical.Kind) switch
        {
            (PhysicalType.Boolean, LogicalKind.None or LogicalKind.AlwaysNull) => ParquetType.Boolean,
            (PhysicalType.Int32, LogicalKind.None or LogicalKind.AlwaysNull) => ParquetType.Int32,
            (PhysicalType.Int32, LogicalKind.Integer) when logical.IsSigned || logical.BitWidth < 32 => ParquetType.Int32,
            (PhysicalType.Int32, LogicalKind.Date) => ParquetType.Date,
            (PhysicalType.Int64, LogicalKind.None or LogicalKind.AlwaysNull) => ParquetType.Int64,
            (PhysicalType.Int64, LogicalKind.Integer) when logical.IsSigned => ParquetType.Int64,
            (PhysicalType.Int64, LogicalKind.Timestamp) when logical.Unit is >= TimeUnit.Milliseconds and <= TimeUnit.Nanoseconds => ParquetType.Timestamp,
            (PhysicalType.Float, LogicalKind.None or LogicalKind.AlwaysNull) => ParquetType.Float,
            (PhysicalType.Double, LogicalKind.None or LogicalKind.AlwaysNull) => ParquetType.Double,
            (PhysicalType.ByteArray, LogicalKind.String or LogicalKind.Enum or LogicalKind.Json or LogicalKind.AlwaysNull) => ParquetType.String,
            _ => null,
        };
        if (found == ParquetType.Timestamp)
        {
            unit = logical.Unit;
        }

        type = found ?? default;
        return found is null ? Describe(leaf.Type, logical) : null;
    }

    private static LogicalType FromConverted(ConvertedType converted)
    {
        return converted switch
        {
            ConvertedType.None => default,
            ConvertedType.Utf8 => new LogicalType(LogicalKind.String),
            ConvertedType.Enum => new LogicalType(LogicalKind.Enum),
            ConvertedType.Json => new LogicalType(LogicalKind.Json),
            ConvertedType.Bson => new LogicalType(LogicalKind.Bson),
            ConvertedType.Decimal => new LogicalType(LogicalKind.Decimal),
            ConvertedType.Date => new LogicalType(LogicalKind.Date),
            ConvertedType.TimeMillis or ConvertedType.TimeMicros => new LogicalType(LogicalKind.Time),
            ConvertedType.TimestampMillis => new LogicalType(LogicalKind.Timestamp, TimeUnit.Milliseconds),
            ConvertedType.TimestampMicros => new LogicalType(LogicalKind.Timestamp, TimeUnit.Microseconds),
            ConvertedType.UInt8 => new LogicalType(LogicalKind.Integer, BitWidth: 8, IsSigned: false),
            ConvertedType.UInt16 => new LogicalType(LogicalKind.Integer, BitWidth: 16, IsSigned: false),
            ConvertedType.UInt32 => new LogicalType(LogicalKind.Integer, BitWidth: 32, IsSigned: false),
            ConvertedType.UInt64 => new LogicalType(LogicalKind.Integer, BitWidth: 64, IsSigned: false),
            ConvertedType.Int8 => new LogicalType(LogicalKind.Integer, BitWidth: 8),
            ConvertedType.Int16 => new LogicalType(LogicalKind.Integer, BitWidth: 16),
            ConvertedType.Int32 => new LogicalType(LogicalKind.Integer, BitWidth: 32),
            ConvertedType.Int64 => new LogicalType(LogicalKind.Integer, BitWidth: 64),
            _ => new LogicalType((LogicalKind)(1000 + (int)converted)),
        };
    }

    private static string Describe(PhysicalType? physical, LogicalType logical)
    {
        return (physical, logical.Kind) switch
        {
            (PhysicalType.Int96, _) => "INT96 timestamps",
            (PhysicalType.ByteArray, LogicalKind.None) => "bytes that are not marked as text",
            (_, LogicalKind.None) => $"values of the type {physical}",
            (_, LogicalKind.Integer) => $"integers without sign of {logical.BitWidth} bits",
            _ => $"values of the type {physical} with the meaning {logical.Kind}",
        };
    }
}
