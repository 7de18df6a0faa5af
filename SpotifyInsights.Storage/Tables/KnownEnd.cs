namespace SpotifyInsights.Storage.Tables;

/// <summary>What is known of the last bytes of a file.</summary>
/// <param name="Bytes">How many.</param>
/// <param name="Hash">Their <see cref="Aggregates.ContentHash"/>; null where nobody noted it.</param>
internal readonly record struct KnownEnd(int Bytes, string? Hash);
