namespace SpotifyInsights.Parquet;

/// <summary>One column of a file.</summary>
/// <param name="Name">Unique within the schema; compared ordinally.</param>
/// <param name="Type">What the column holds.</param>
/// <param name="IsOptional">Whether rows may be null. The items of lists may always be null.</param>
public sealed record ParquetField(string Name, ParquetType Type, bool IsOptional)
{
    /// <summary>What the items of a <see cref="ParquetType.List"/> are; null for every other type.</summary>
    public ParquetType? ItemType { get; init; }
}
