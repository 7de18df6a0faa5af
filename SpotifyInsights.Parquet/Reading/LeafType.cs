using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>What a leaf of the schema is: how its values lie in the file, and which of our types they become.</summary>
/// <param name="Physical">How the values lie in the file.</param>
/// <param name="Type">What they become.</param>
internal sealed record LeafType(PhysicalType Physical, ParquetType Type)
{
    /// <summary>Of times.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Bytes per value, of values of a fixed length.</summary>
    public int Length { get; init; }

    /// <summary>Digits behind the decimal point, of decimals.</summary>
    public int Scale { get; init; }

    /// <summary>Set where integers are to be taken without sign, which puts them into the next wider type.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>By the physical type and both kinds of annotation; null, and why, when the leaf cannot be read.</summary>
    public static LeafType? Of(SchemaElement leaf, out string? obstacle)
    {
        LogicalType logical = Meaning(leaf);
        LeafType? found = leaf.Type switch
        {
            PhysicalType.Boolean when HasNone(logical) => new(PhysicalType.Boolean, ParquetType.Boolean),
            PhysicalType.Int32 => OfInt32(logical),
            PhysicalType.Int64 => OfInt64(logical),
            PhysicalType.Int96 when HasNone(logical) => new(PhysicalType.Int96, ParquetType.Timestamp) { Length = Int96.Size, Unit = TimeUnit.Nanoseconds },
            PhysicalType.Float when HasNone(logical) => new(PhysicalType.Float, ParquetType.Float),
            PhysicalType.Double when HasNone(logical) => new(PhysicalType.Double, ParquetType.Double),
            PhysicalType.ByteArray => OfBytes(logical),
            PhysicalType.FixedLengthByteArray when leaf.Length > 0 => OfFixedLength(leaf.Length, logical),
            _ => null,
        };
        obstacle = found is not null ? null : Describe(leaf.Type, logical);
        return found;
    }

    private static LeafType? OfInt32(LogicalType logical)
    {
        return logical.Kind switch
        {
            LogicalKind.Integer when !logical.IsSigned && logical.BitWidth == 32 => new(PhysicalType.Int32, ParquetType.Int64) { IsUnsigned = true },
            LogicalKind.Integer => new(PhysicalType.Int32, ParquetType.Int32),
            LogicalKind.Date => new(PhysicalType.Int32, ParquetType.Date),
            LogicalKind.Time when logical.Unit == TimeUnit.Milliseconds => new(PhysicalType.Int32, ParquetType.Time) { Unit = logical.Unit },
            LogicalKind.Decimal when HasDigits(logical) => new(PhysicalType.Int32, ParquetType.Decimal) { Scale = logical.Scale },
            _ => HasNone(logical) ? new(PhysicalType.Int32, ParquetType.Int32) : null,
        };
    }

    private static LeafType? OfInt64(LogicalType logical)
    {
        return logical.Kind switch
        {
            LogicalKind.Integer when !logical.IsSigned => new(PhysicalType.Int64, ParquetType.Decimal) { IsUnsigned = true },
            LogicalKind.Integer => new(PhysicalType.Int64, ParquetType.Int64),
            LogicalKind.Timestamp when HasUnit(logical) => new(PhysicalType.Int64, ParquetType.Timestamp) { Unit = logical.Unit },
            LogicalKind.Time when HasUnit(logical) => new(PhysicalType.Int64, ParquetType.Time) { Unit = logical.Unit },
            LogicalKind.Decimal when HasDigits(logical) => new(PhysicalType.Int64, ParquetType.Decimal) { Scale = logical.Scale },
            _ => HasNone(logical) ? new(PhysicalType.Int64, ParquetType.Int64) : null,
        };
    }

    private static LeafType? OfBytes(LogicalType logical)
    {
        return logical.Kind switch
        {
            LogicalKind.String or LogicalKind.Enum or LogicalKind.Json or LogicalKind.AlwaysNull => new(PhysicalType.ByteArray, ParquetType.String),
            LogicalKind.Decimal => HasDigits(logical) ? new(PhysicalType.ByteArray, ParquetType.Decimal) { Scale = logical.Scale } : null,
            _ => new(PhysicalType.ByteArray, ParquetType.Bytes),
        };
    }

    private static LeafType? OfFixedLength(int length, LogicalType logical)
    {
        return logical.Kind switch
        {
            LogicalKind.Decimal when !HasDigits(logical) => null,
            LogicalKind.Decimal => new(PhysicalType.FixedLengthByteArray, ParquetType.Decimal) { Length = length, Scale = logical.Scale },
            LogicalKind.Float16 when length == 2 => new(PhysicalType.FixedLengthByteArray, ParquetType.Float) { Length = length },
            _ => new(PhysicalType.FixedLengthByteArray, ParquetType.Bytes) { Length = length },
        };
    }

    private static bool HasUnit(LogicalType logical)
    {
        return logical.Unit is >= TimeUnit.Milliseconds and <= TimeUnit.Nanoseconds;
    }

    private static bool HasDigits(LogicalType logical)
    {
        return logical.Precision is > 0 and <= DecimalColumn.MaxDigits && logical.Scale >= 0 && logical.Scale <= logical.Precision;
    }

    // What was invented after this was written is taken as the physical type that it lies in, as the format asks.
    private static bool HasNone(LogicalType logical)
    {
        return logical.Kind is LogicalKind.None or LogicalKind.AlwaysNull || !Enum.IsDefined(logical.Kind);
    }

    private static LogicalType Meaning(SchemaElement leaf)
    {
        if (leaf.LogicalType.Kind != LogicalKind.None)
        {
            return leaf.LogicalType;
        }

        return leaf.ConvertedType switch
        {
            ConvertedType.Utf8 => new LogicalType(LogicalKind.String),
            ConvertedType.Enum => new LogicalType(LogicalKind.Enum),
            ConvertedType.Json => new LogicalType(LogicalKind.Json),
            ConvertedType.Bson => new LogicalType(LogicalKind.Bson),
            ConvertedType.Decimal => new LogicalType(LogicalKind.Decimal, Scale: leaf.Scale, Precision: leaf.Precision),
            ConvertedType.Date => new LogicalType(LogicalKind.Date),
            ConvertedType.TimeMillis => new LogicalType(LogicalKind.Time, TimeUnit.Milliseconds),
            ConvertedType.TimeMicros => new LogicalType(LogicalKind.Time, TimeUnit.Microseconds),
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
            _ => default,
        };
    }

    private static string Describe(PhysicalType? physical, LogicalType logical)
    {
        return logical.Kind switch
        {
            LogicalKind.None => $"values of the type {physical}",
            LogicalKind.Decimal => $"decimals of {logical.Precision} digits, {logical.Scale} of them behind the point",
            _ => $"values of the type {physical} with the meaning {logical.Kind}",
        };
    }
}
