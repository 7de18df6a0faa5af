using NodaTime;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The version of one UTC month that counts.</summary>
/// <param name="Month">The month of the plays' ends.</param>
/// <param name="Version">Hash of the file's content, which is its name.</param>
/// <param name="Rows">Plays; 0 for a month that was observed without any.</param>
/// <param name="Etag">The ETag that the store gave the file.</param>
/// <param name="FirstPlayedAt">End of the first play; null when there are none.</param>
/// <param name="LastPlayedAt">End of the last play; null when there are none.</param>
/// <param name="MsPlayed">Milliseconds heard in the plays, measured or estimated.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="HistoryBytes">How many bytes at the file's end a history reads, and nothing else of it.</param>
/// <param name="HistoryHash">The <see cref="ContentHash"/> of these bytes: a load sees that something else lies there. Null in manifests of older releases.</param>
public sealed record MonthEntry(
    YearMonth Month,
    string Version,
    int Rows,
    string Etag,
    Instant? FirstPlayedAt,
    Instant? LastPlayedAt,
    long MsPlayed,
    int Bytes,
    int HistoryBytes,
    string? HistoryHash)
{
    /// <summary>What an entry of this version would say of its plays; it names no file.</summary>
    public static MonthEntry WithoutFile(VersionRows version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new MonthEntry(
            version.Month,
            Version: "",
            version.Plays.Count,
            Etag: "",
            version.Plays.FirstEnd,
            version.Plays.LastEnd,
            version.Plays.MsPlayed,
            Bytes: 0,
            HistoryBytes: 0,
            HistoryHash: null);
    }
}
