namespace SpotifyInsights.Parquet;

/// <summary>A column that a file has but that cannot be read here; the file's other columns can.</summary>
/// <param name="Name">The name of the column at the top of the schema.</param>
/// <param name="Reason">What is not supported, as a phrase: `a map`, `INT96 timestamps`.</param>
public sealed record UnsupportedColumn(string Name, string Reason);
