namespace SpotifyInsights.Parquet.Format;

/// <summary>`FieldRepetitionType` of the format.</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}
