namespace SpotifyInsights.Parquet.Format;

/// <summary>`PageType` of the format.</summary>
internal enum PageType
{
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataV2 = 3,
}
