namespace SpotifyInsights.Storage.Tables;

/// <summary>Where a row stands.</summary>
/// <param name="RowGroup">Its row group in the file.</param>
/// <param name="Row">Its place there.</param>
internal readonly record struct RowPlace(int RowGroup, int Row);
