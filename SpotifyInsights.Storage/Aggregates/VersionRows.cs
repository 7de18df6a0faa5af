using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A month version as the rows of its file.</summary>
/// <param name="Month">The month of the plays' ends.</param>
/// <param name="Plays">The plays by end, each with its witness where it has only one.</param>
/// <param name="Others">The other witnesses, sorted.</param>
/// <param name="Observed">The part of the month in which a play would have been seen: sorted, disjoint.</param>
/// <param name="Imports">The imports that hold any of the witnesses, by id.</param>
public sealed record VersionRows(
    YearMonth Month,
    VersionRowGroup Plays,
    VersionRowGroup Others,
    IReadOnlyList<InstantRange> Observed,
    IReadOnlyList<(string Id, Instant CollectedAt)> Imports)
{
    /// <summary>Lays plays and witnesses out in rows so that a play and its only witness share one.</summary>
    public static VersionRows Of(MonthVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var told = new HashSet<Witness>(ReferenceEqualityComparer.Instance);
        var plays = new VersionRow[version.Plays.Count];
        for (var play = 0; play < plays.Length; play++)
        {
            // Equal rows of account data are several plays of one witness: the first of them tells it.
            var merged = version.Plays[play];
            plays[play] = merged.Witnesses is [var only] && told.Add(only) ? OfBoth(merged, only) : OfPlay(merged);
        }

        var imports = version.Witnesses
            .SelectMany(witness => witness.Imports)
            .Select(import => (import.ImportId, import.CollectedAt))
            .Distinct()
            .OrderBy(import => import.ImportId, StringComparer.Ordinal);
        VersionRow[] others = [.. version.Witnesses.Where(witness => !told.Contains(witness)).Select(OfWitness)];
        return new VersionRows(version.Month, new MergedRowGroup(plays), new MergedRowGroup(others), version.Observed, [.. imports]);
    }

    private static VersionRow OfPlay(MergedPlay play) => new()
    {
        PlayedAtMs = play.PlayedAt.ToUnixTimeMilliseconds(),
        MsPlayed = play.MsPlayed,
        IsEstimated = play.IsEstimated,
        Track = play.Track,
        ContextType = play.ContextType,
        ContextUri = play.ContextUri,
        Circumstances = play.Circumstances,
        Kind = play.EndKind,
        Kinds = play.Kinds,
        FirstSnapshotAtMs = play.FirstSnapshotAt?.ToUnixTimeMilliseconds(),
    };

    private static VersionRow OfBoth(MergedPlay play, Witness witness) => OfPlay(play) with
    {
        Imports = witness.Imports,
        SnapshotCollectedAtMs = witness.SnapshotCollectedAt?.ToUnixTimeMilliseconds(),
        PollCollectedAtMs = witness.PollCollectedAt?.ToUnixTimeMilliseconds(),
        ReportedAtMs = witness.PlayedAt == play.PlayedAt ? null : witness.PlayedAt.ToUnixTimeMilliseconds(),
        OfflineAtMs = witness.OfflineAt?.ToUnixTimeMilliseconds(),
    };

    private static VersionRow OfWitness(Witness witness) => new()
    {
        PlayedAtMs = witness.PlayedAt.ToUnixTimeMilliseconds(),
        MsPlayed = (int?)witness.HeardMs,
        Track = witness.Track,
        ContextType = witness.ContextType,
        ContextUri = witness.ContextUri,
        Circumstances = witness.Circumstances,
        Kind = witness.Kind,
        Imports = witness.Imports,
        FirstSnapshotAtMs = witness.FirstSnapshotAt?.ToUnixTimeMilliseconds(),
        SnapshotCollectedAtMs = witness.SnapshotCollectedAt?.ToUnixTimeMilliseconds(),
        PollCollectedAtMs = witness.PollCollectedAt?.ToUnixTimeMilliseconds(),
        OfflineAtMs = witness.OfflineAt?.ToUnixTimeMilliseconds(),
    };
}
