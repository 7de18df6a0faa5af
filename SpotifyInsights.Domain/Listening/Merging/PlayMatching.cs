using NodaTime;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Finds for each report of a kind the play of earlier kinds that it is about. Both lists are sorted by end and key. Pairs are one to one and nearest first;
/// two pairs of one track never cross, so the order of repeated plays stays. No chains: a report is held against plays, never against other reports.
/// </summary>
internal sealed class PlayMatching
{
    private readonly IReadOnlyList<PlayDraft> plays;
    private readonly IReadOnlyList<KindPlay> reports;
    private readonly Dictionary<string, List<int>> playsOfTrack = new(StringComparer.Ordinal);
    private readonly TakenPairs taken = new();
    private readonly bool[] isPlayTaken;
    private readonly bool[] isReportTaken;

    public PlayMatching(IReadOnlyList<PlayDraft> plays, IReadOnlyList<KindPlay> reports)
    {
        (this.plays, this.reports) = (plays, reports);
        (isPlayTaken, isReportTaken) = (new bool[plays.Count], new bool[reports.Count]);
        for (var play = 0; play < plays.Count; play++)
        {
            foreach (var key in plays[play].TrackKeys)
            {
                if (!playsOfTrack.TryGetValue(key, out var same))
                {
                    playsOfTrack[key] = same = [];
                }

                same.Add(play);
            }
        }
    }

    /// <summary>All plays, sorted: those there were, with the reports that are about them, and the other reports as plays of their own.</summary>
    public IReadOnlyList<PlayDraft> Join(MatchRule rule)
    {
        if (plays.Count == 0)
        {
            var alone = new PlayDraft[reports.Count];
            for (var report = 0; report < alone.Length; report++)
            {
                alone[report] = new PlayDraft(reports[report]);
            }

            return alone;
        }

        // Both passes before any pair is joined: the plays must not move while they are held against reports.
        List<Pair> pairs = [.. Pass(rule.Gap, rule.FirstMs), .. Pass(rule.Gap, rule.SecondMs)];
        foreach (var pair in pairs)
        {
            plays[pair.Play].Add(reports[pair.Report]);
        }

        return [.. plays
            .Concat(reports.Where((_, report) => !isReportTaken[report]).Select(report => new PlayDraft(report)))
            .OrderBy(play => play.End)
            .ThenBy(play => play.Key, StringComparer.Ordinal)
            .ThenBy(play => play.First.Kept, WitnessOrder.Instance)];
    }

    private List<Pair> Pass(Func<PlayDraft, KindPlay, long?> gap, long largestGap)
    {
        var pairs = new List<Pair>();
        // Nearest first; of equally near ones the ends that are closer, then the earlier play, then the earlier report.
        foreach (var pair in Candidates(gap, largestGap).OrderBy(pair => (pair.Gap, pair.Apart, pair.Play, pair.Report)))
        {
            var (play, report) = (plays[pair.Play], reports[pair.Report]);
            if (isPlayTaken[pair.Play] || isReportTaken[pair.Report] || !taken.TryAdd(play.TrackKeys, play.End, report.Kept.PlayedAt))
            {
                continue;
            }

            isPlayTaken[pair.Play] = isReportTaken[pair.Report] = true;
            pairs.Add(pair);
        }

        return pairs;
    }

    private IEnumerable<Pair> Candidates(Func<PlayDraft, KindPlay, long?> gap, long largestGap)
    {
        for (var report = 0; report < reports.Count; report++)
        {
            if (isReportTaken[report])
            {
                continue;
            }

            foreach (var play in Near(reports[report]).Where(play => !isPlayTaken[play]))
            {
                if (gap(plays[play], reports[report]) is { } ms && ms <= largestGap)
                {
                    yield return new Pair(ms, Apart(plays[play], reports[report]), play, report);
                }
            }
        }
    }

    private SortedSet<int> Near(KindPlay report)
    {
        var near = new SortedSet<int>();
        foreach (var key in report.TrackKeys)
        {
            if (playsOfTrack.TryGetValue(key, out var same))
            {
                near.UnionWith(same.Skip(FirstFrom(same, report.End - WitnessTime.Reach)).TakeWhile(play => plays[play].End <= report.End + WitnessTime.Reach));
            }
        }

        return near;
    }

    private int FirstFrom(List<int> same, Instant earliest)
    {
        var (low, high) = (0, same.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = plays[same[middle]].End < earliest ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static long Apart(PlayDraft play, KindPlay report) => Math.Abs(play.End.ToUnixTimeMilliseconds() - report.End.ToUnixTimeMilliseconds());

    private readonly record struct Pair(long Gap, long Apart, int Play, int Report);
}
