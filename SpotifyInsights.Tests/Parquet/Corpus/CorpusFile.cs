namespace SpotifyInsights.Tests.Parquet.Corpus;

/// <summary>What we expect of one file of the corpus.</summary>
/// <param name="Name">The file.</param>
/// <param name="Columns">How many columns are read with the values that DuckDB gives.</param>
/// <param name="Refused">The messages of the columns that are not read, in the order of the file: not supported, or broken.</param>
internal sealed record CorpusFile(string Name, int Columns, params string[] Refused)
{
    /// <summary>How many columns are read that DuckDB does not read.</summary>
    public int Unchecked { get; init; }
}
