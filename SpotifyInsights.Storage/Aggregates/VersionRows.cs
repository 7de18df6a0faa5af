using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Lays plays and witnesses out in rows so that a play and its only witness share one.</summary>
internal static class VersionRows
{
    public static (IReadOnlyList<VersionRow> Plays, IReadOnlyList<VersionRow> Others) Of(MonthVersion version)
    {
        var told = new HashSet<Witness>(ReferenceEqualityComparer.Instance);
        var plays = new List<VersionRow>(version.Plays.Count);
        foreach (var play in version.Plays)
        {
            // Equal rows of account data are several plays of one witness: the first of them tells it.
            plays.Add(play.Witnesses is [var only] && told.Add(only) ? PlayAndWitness(play, only) : Play(play));
        }

        return (plays, [.. version.Witnesses.Where(witness => !told.Contains(witness)).Select(Witness)]);
    }

    private static VersionRow Play(MergedPlay play) => new()
    {
        Play = new PlayRow
        {
            PlayedAt = play.PlayedAt,
            Track = play.Track,
            ContextType = play.ContextType,
            ContextUri = play.ContextUri,
            Source = KindText.Of(play.EndKind),
            MsPlayed = play.MsPlayed,
            IsEstimated = play.IsEstimated,
        },
        Circumstances = play.Circumstances,
        FirstSnapshotAt = play.FirstSnapshotAt,
        Sources = [.. play.Kinds.Select(KindText.Of)],
    };

    private static VersionRow PlayAndWitness(MergedPlay play, Witness witness) => AsWitness(Play(play), witness) with
    {
        ReportedAt = witness.PlayedAt == play.PlayedAt ? null : witness.PlayedAt,
    };

    private static VersionRow Witness(Witness witness)
    {
        var row = new VersionRow
        {
            Play = new PlayRow
            {
                PlayedAt = witness.PlayedAt,
                Track = witness.Track,
                ContextType = witness.ContextType,
                ContextUri = witness.ContextUri,
                Source = KindText.Of(witness.Kind),
                MsPlayed = (int?)witness.HeardMs,
                IsEstimated = witness.HeardMs is null ? null : false,
            },
            Circumstances = witness.Circumstances,
            FirstSnapshotAt = witness.FirstSnapshotAt,
        };
        return AsWitness(row, witness);
    }

    private static VersionRow AsWitness(VersionRow row, Witness witness) => row with
    {
        SnapshotCollectedAt = witness.SnapshotCollectedAt,
        PollCollectedAt = witness.PollCollectedAt,
        OfflineAt = witness.OfflineAt,
        ImportIds = witness.Imports.Count == 0 ? null : [.. witness.Imports.SelectMany(import => Enumerable.Repeat(import.ImportId, import.Count))],
        IsWitness = true,
    };
}
