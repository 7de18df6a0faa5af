namespace SpotifyInsights.Parquet.Reading;

/// <summary>How a readable column lies in the file.</summary>
/// <param name="Field">The column as the caller sees it.</param>
/// <param name="Leaf">Its place among the schema's leaves, which is its place in every row group.</param>
/// <param name="Values">Its values; of lists, their items.</param>
/// <param name="MaxDefinition">The definition level of a value that is there.</param>
/// <param name="ListDefinition">Of lists: the level from which on the list is not null.</param>
internal sealed record ColumnPlan(ParquetField Field, int Leaf, LeafType Values, int MaxDefinition, int ListDefinition)
{
    public bool IsList => Field.Type is ParquetType.StringList or ParquetType.List;
}
