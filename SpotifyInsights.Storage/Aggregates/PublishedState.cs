using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// `published.json`: what the published files hold. It is written after them, and `all_recent_tracks.parquet` is the first of them: while that one has another
/// ETag than stands here, a writing of the files is under way or was cut off.
/// </summary>
/// <param name="DataVersion">The manifest's data version then.</param>
/// <param name="AllRecentTracks">ETag of `all_recent_tracks.parquet`, whose row groups are the months in their order; null in files of older versions.</param>
/// <param name="Months">Month version by month (`2025-11`), months with plays only.</param>
public sealed record PublishedState(string? DataVersion, string? AllRecentTracks, SortedDictionary<string, string> Months)
{
    /// <summary>A month as <see cref="Months"/> names it.</summary>
    public static string NameOf(YearMonth month) => YearMonthPattern.Iso.Format(month);

    /// <summary>The month of a name.</summary>
    public static YearMonth MonthOf(string name) => YearMonthPattern.Iso.Parse(name).GetValueOrThrow();
}
