using SpotifyInsights.Domain.Listening;

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
            plays.Add(new VersionRow(play, play.Witnesses is [var only] && told.Add(only) ? only : null));
        }

        return (plays, [.. version.Witnesses.Where(witness => !told.Contains(witness)).Select(witness => new VersionRow(Told: null, witness))]);
    }
}
