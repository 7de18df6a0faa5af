using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>A column in the terms of the format: its schema elements, and the path and type of its values.</summary>
internal sealed record ColumnLayout(ParquetField Field, IReadOnlyList<SchemaElement> Elements)
{
    public PhysicalType Physical => Elements[^1].Type!.Value;

    public IReadOnlyList<string> Path { get; } = [.. Elements.Select(e => e.Name)];

    public static ColumnLayout From(ParquetField field)
    {
        Repetition repetition = field.IsOptional ? Repetition.Optional : Repetition.Required;
        return new ColumnLayout(field, field.Type == ParquetType.StringList ? List(field.Name, repetition) : [Leaf(field, repetition)]);
    }

    private static SchemaElement[] List(string name, Repetition repetition)
    {
        return
        [
            new SchemaElement
            {
                Name = name,
                Repetition = repetition,
                ChildCount = 1,
                ConvertedType = ConvertedType.List,
                LogicalType = new LogicalType(LogicalKind.List),
            },
            new SchemaElement { Name = "list", Repetition = Repetition.Repeated, ChildCount = 1 },
            Leaf(new ParquetField("element", ParquetType.String, IsOptional: true), Repetition.Optional),
        ];
    }

    private static SchemaElement Leaf(ParquetField field, Repetition repetition)
    {
        (PhysicalType physical, ConvertedType converted, LogicalType logical) = field.Type switch
        {
            ParquetType.Boolean => (PhysicalType.Boolean, ConvertedType.None, default),
            ParquetType.Int32 => (PhysicalType.Int32, ConvertedType.None, default),
            ParquetType.Int64 => (PhysicalType.Int64, ConvertedType.None, default),
            ParquetType.Float => (PhysicalType.Float, ConvertedType.None, default),
            ParquetType.Double => (PhysicalType.Double, ConvertedType.None, default),
            ParquetType.String => (PhysicalType.ByteArray, ConvertedType.Utf8, new LogicalType(LogicalKind.String)),
            ParquetType.Date => (PhysicalType.Int32, ConvertedType.Date, new LogicalType(LogicalKind.Date)),
            ParquetType.Timestamp => (PhysicalType.Int64, ConvertedType.TimestampMillis, new LogicalType(LogicalKind.Timestamp, TimeUnit.Milliseconds)),
            _ => throw new ArgumentException($"Column '{field.Name}' has no type that can be written.", nameof(field)),
        };
        return new SchemaElement
        {
            Name = field.Name,
            Repetition = repetition,
            Type = physical,
            ConvertedType = converted,
            LogicalType = logical,
        };
    }
}
