using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Lays plays and witnesses out in rows so that a play and its only witness share one.</summary>
internal static class VersionRows
{
    public static (IReadOnlyList<VersionRow> Plays, IReadOnlyList<VersionRow> Others) Of(MonthVersion version)
    {
        var witnesses = version.Witnesses.ToLookup(witness => (witness.PlayedAt, TrackKey.Of(witness.Track)));
        var plays = new List<VersionRow>(version.Plays.Count);
        var others = new List<VersionRow>();
        foreach (var play in version.Plays)
        {
            var own = witnesses[(play.PlayedAt, TrackKey.Of(play.Track))].ToList();
            plays.Add(own.Count == 1 ? Play(play, own[0]) : Play(play, onlyWitness: null));
            if (own.Count > 1)
            {
                others.AddRange(own.Select(Other));
            }
        }

        return (plays, others);
    }

    private static VersionRow Play(MergedPlay play, Witness? onlyWitness) => new()
    {
        Play = new PlayRow
        {
            PlayedAt = play.PlayedAt,
            Track = play.Track,
            ContextType = play.ContextType,
            ContextUri = play.ContextUri,
            Source = KindText.Of(play.Kinds[0]),
            MsPlayed = play.MsPlayed,
            IsEstimated = play.IsEstimated,
        },
        FirstSnapshotAt = play.FirstSnapshotAt,
        SnapshotCollectedAt = onlyWitness?.SnapshotCollectedAt,
        PollCollectedAt = onlyWitness?.PollCollectedAt,
        Sources = [.. play.Kinds.Select(KindText.Of)],
        IsWitness = onlyWitness is not null,
    };

    private static VersionRow Other(Witness witness) => new()
    {
        Play = new PlayRow
        {
            PlayedAt = witness.PlayedAt,
            Track = witness.Track,
            ContextType = witness.ContextType,
            ContextUri = witness.ContextUri,
            Source = KindText.Of(witness.Kind),
        },
        FirstSnapshotAt = witness.FirstSnapshotAt,
        SnapshotCollectedAt = witness.SnapshotCollectedAt,
        PollCollectedAt = witness.PollCollectedAt,
        IsWitness = true,
    };
}
