using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Follows Spotify's top lists from snapshot to snapshot.</summary>
public static class SnapshotRankCalculator
{
    private const int ShortDays = 28;
    private const int MediumDays = 182;
    private const int LongDays = 365;

    /// <summary>Follows them.</summary>
    /// <param name="slice">The whole history, for the plays to compare with.</param>
    /// <param name="kind">Which lists.</param>
    /// <param name="range">Spotify's time range of the lists.</param>
    /// <param name="snapshots">The lists, oldest first.</param>
    public static SnapshotRanks Calculate(ListeningSlice slice, TopListKind kind, TimeRange range, IReadOnlyList<ListedSnapshot> snapshots)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(snapshots);
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, []),
            Kind = kind,
            Range = range,
            Snapshots = Compare(slice, kind, range, snapshots),
            Items = [.. Histories(snapshots)
                .OrderBy(item => item.BestRank).ThenByDescending(item => item.Appearances).ThenBy(item => item.Key, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<RankHistory> Histories(IReadOnlyList<ListedSnapshot> snapshots)
    {
        var (ranks, names) = (new Dictionary<string, int?[]>(StringComparer.Ordinal), new Dictionary<string, string?>(StringComparer.Ordinal));
        foreach (var (place, snapshot) in snapshots.Index())
        {
            foreach (var (rank, item) in snapshot.Items.Index())
            {
                if (!ranks.TryGetValue(item.Key, out var own))
                {
                    ranks[item.Key] = own = new int?[snapshots.Count];
                }

                own[place] ??= rank + 1;
                names[item.Key] = item.Name ?? names.GetValueOrDefault(item.Key);
            }
        }

        return ranks.Select(item => Of(item.Key, names[item.Key], item.Value, snapshots));
    }

    private static RankHistory Of(string key, string? name, int?[] ranks, IReadOnlyList<ListedSnapshot> snapshots)
    {
        var stays = Stays(ranks).ToList();
        var best = ranks.Min()!.Value;
        var (from, to) = stays.MaxBy(stay => (stay.To - stay.From, snapshots[stay.To].TakenAt - snapshots[stay.From].TakenAt));
        return new()
        {
            Key = key,
            Name = name,
            BestRank = best,
            BestRankAt = snapshots[Array.IndexOf(ranks, best)].TakenAt,
            CurrentRank = ranks[^1],
            Appearances = ranks.Count(rank => rank is not null),
            Entries = stays.Count,
            Exits = stays.Count(stay => stay.To < ranks.Length - 1),
            LongestStay = to - from + 1,
            LongestStayDays = (snapshots[to].TakenAt - snapshots[from].TakenAt).TotalDays,
            Ranks = ranks,
        };
    }

    // Runs of snapshots with a rank, first and last.
    private static IEnumerable<(int From, int To)> Stays(int?[] ranks)
    {
        for (var from = 0; from < ranks.Length; from++)
        {
            if (ranks[from] is null)
            {
                continue;
            }

            var to = from;
            while (to + 1 < ranks.Length && ranks[to + 1] is not null)
            {
                to++;
            }

            yield return (from, to);
            from = to;
        }
    }

    private static List<RankedSnapshot> Compare(ListeningSlice slice, TopListKind kind, TimeRange range, IReadOnlyList<ListedSnapshot> snapshots)
    {
        using var heard = new HeardBefore(slice, kind);
        var compared = new List<RankedSnapshot>(snapshots.Count);
        HashSet<string>? before = null;
        foreach (var snapshot in snapshots)
        {
            var now = snapshot.Items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
            var plays = heard.PlaysOf(snapshot.Items, snapshot.TakenAt - LengthOf(range), snapshot.TakenAt);
            var both = plays.Index().Where(item => item.Item > 0).ToArray();
            compared.Add(new RankedSnapshot(
                snapshot.SnapshotId,
                snapshot.TakenAt,
                snapshot.Items.Count,
                before is null ? null : now.Count(key => !before.Contains(key)),
                before?.Count(key => !now.Contains(key)),
                KendallTau.B(Array.ConvertAll(both, item => -(double)item.Index), Array.ConvertAll(both, item => (double)item.Item)),
                both.Length));
            before = now;
        }

        return compared;
    }

    private static Duration LengthOf(TimeRange range) => Duration.FromDays(range switch
    {
        TimeRange.Short => ShortDays,
        TimeRange.Medium => MediumDays,
        _ => LongDays,
    });
}
