using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A play as the aggregates hold it. Plays of one month whose tracks say the same share one <see cref="Track"/> object.</summary>
/// <param name="PlayedAtMs">The end, Unix milliseconds.</param>
/// <param name="MsPlayed">Milliseconds heard.</param>
/// <param name="IsEstimated">Whether <paramref name="MsPlayed"/> is an estimate.</param>
/// <param name="Track">What was played.</param>
/// <param name="ContextType">`album`, `playlist` …, or null.</param>
/// <param name="ContextUri">The context's URI, or null.</param>
/// <param name="Circumstances">How it was played.</param>
/// <param name="Sources">The kinds of sources that report it.</param>
/// <param name="ReportedAtMs">The instant that its only report names, Unix milliseconds; the end where it has several.</param>
/// <param name="OfflineAtMs">The start by the device's own clock, as its only report has it; null where it has none.</param>
/// <param name="Reports">Everything that was reported of it, where that is more than the play itself says; null where the play is its only report.</param>
public readonly record struct StoredPlay(
    long PlayedAtMs,
    int MsPlayed,
    bool IsEstimated,
    ReportedTrack Track,
    string? ContextType,
    string? ContextUri,
    PlayCircumstances Circumstances,
    PlayFlags Sources,
    long ReportedAtMs,
    long? OfflineAtMs,
    IReadOnlyList<Witness>? Reports)
{
    /// <summary>The sources in words, in the order of their kinds: `export`, `account`, `api`, `scrobble`.</summary>
    /// <param name="sources">Flags.</param>
    public static IReadOnlyList<string> SourceNames(PlayFlags sources) => SourceFlags.Texts(sources, isInTop: false);

    /// <summary>The word of a kind of source.</summary>
    public static string SourceName(WitnessKind kind) => KindText.Of(kind);

    /// <summary>The kind of source that a word names; null for any other word.</summary>
    /// <param name="name">A word.</param>
    public static WitnessKind? FindSource(string name) =>
        Enum.GetValues<WitnessKind>().Cast<WitnessKind?>().FirstOrDefault(kind => KindText.Of(kind!.Value) == name);
}
