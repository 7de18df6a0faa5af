namespace SpotifyInsights.Parquet;

/// <summary>The columns of a file in their order, with unique names.</summary>
public sealed class ParquetSchema
{
    private readonly Dictionary<string, int> indexes;

    /// <summary>Creates a schema.</summary>
    /// <param name="fields">May be empty only in a schema that was read from a file without any readable column.</param>
    /// <exception cref="ArgumentException">A name is empty or occurs twice.</exception>
    public ParquetSchema(IReadOnlyList<ParquetField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = [.. fields];
        indexes = new Dictionary<string, int>(Fields.Count, StringComparer.Ordinal);
        for (int i = 0; i < Fields.Count; i++)
        {
            string name = Fields[i].Name;
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(fields));
            if (!indexes.TryAdd(name, i))
            {
                throw new ArgumentException($"The column '{name}' occurs twice.", nameof(fields));
            }
        }
    }

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<ParquetField> Fields { get; }

    /// <summary>The place of the column in <see cref="Fields"/>, or -1 when there is none of that name.</summary>
    public int IndexOf(string name)
    {
        return indexes.GetValueOrDefault(name, -1);
    }
}
