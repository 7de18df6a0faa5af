using System.Globalization;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>
/// The rule about plays written down a second time, without any of the product's code and as plainly as it can be said: every report is held against every play.
/// </summary>
internal static class PlainMerge
{
    private const long Day = 86_400_000;

    /// <summary>Each play in one line: end, heard time, kinds, title, artist, album, length; sorted.</summary>
    public static List<string> Of(IReadOnlyCollection<Witness> all)
    {
        var rows = all.Where(row => row.HeardMs is null or (>= 0 and <= Day)).ToList();
        var plays = new List<Play>();
        Join(plays, Exports(rows), (_, _) => null, 0, 0);
        Join(plays, Accounts(rows), (play, report) => play.Heard == report.Heard ? EndGap(play, report) : null, 0, 300_000);
        Join(plays, Others(rows, WitnessKind.Api), EndGap, 5_000, 90_000);
        Join(plays, Others(rows, WitnessKind.Scrobble), StartGap, 5_000, 90_000);
        Sort(plays);
        return Lines(plays);
    }

    private static void Join(List<Play> plays, List<Play> reports, Func<Play, Play, long?> gap, long first, long second)
    {
        Sort(plays);
        Sort(reports);
        var pairs = new List<(int Play, int Report)>();
        foreach (var limit in new[] { first, second })
        {
            var candidates =
                from p in Enumerable.Range(0, plays.Count)
                from r in Enumerable.Range(0, reports.Count)
                where plays[p].Tracks.Overlaps(reports[r].Tracks)
                let apart = gap(plays[p], reports[r])
                where apart <= limit
                orderby apart, Math.Abs(plays[p].End - reports[r].End), p, r
                select (Play: p, Report: r);
            foreach (var (p, r) in candidates)
            {
                var isFree = !pairs.Exists(pair => pair.Play == p || pair.Report == r);
                if (isFree && !pairs.Exists(pair => Cross(plays[pair.Play], reports[pair.Report], plays[p], reports[r])))
                {
                    pairs.Add((p, r));
                }
            }
        }

        var alone = reports.Where((_, r) => !pairs.Exists(pair => pair.Report == r)).ToList();
        foreach (var (p, r) in pairs)
        {
            plays[p] = Together(plays[p], reports[r]);
        }

        plays.AddRange(alone);
    }

    private static bool Cross(Play play, Play report, Play otherPlay, Play otherReport) =>
        play.Tracks.Overlaps(otherPlay.Tracks)
        && Math.Sign(play.End.CompareTo(otherPlay.End)) * Math.Sign(Ms(report.Rows[0]).CompareTo(Ms(otherReport.Rows[0]))) < 0;

    private static Play Together(Play play, Play report)
    {
        var best = report.Kind == WitnessKind.Api || (play.Kind == WitnessKind.Scrobble) ? report : play;
        return best with
        {
            Told = play.Told,
            Heard = play.Heard ?? report.Heard,
            Kinds = [.. play.Kinds, .. report.Kinds],
            Rows = [.. play.Rows, .. report.Rows],
            Tracks = [.. play.Tracks, .. report.Tracks],
        };
    }

    private static List<Play> Exports(List<Witness> rows)
    {
        var plays = new List<Play>();
        foreach (var track in rows.Where(row => row.Kind == WitnessKind.Export).GroupBy(row => row.Track.Uri ?? Names(row)))
        {
            var seconds = track.GroupBy(row => Ms(row) / 1_000)
                .Select(same => ExportPlay(same.OrderByDescending(row => row.HeardMs).ThenBy(row => row.OfflineAt is null).ThenBy(row => row.OfflineAt).First(), [.. same]))
                .OrderBy(row => row.End - row.Heard)
                .ThenBy(row => row.End)
                .ThenBy(row => row.Rows.SelectMany(report => report.Imports).Min(import => import.ImportId), StringComparer.Ordinal)
                .ToList();
            Play? standing = null;
            foreach (var row in seconds)
            {
                var common = standing is null ? 0 : Math.Min(standing.End, row.End) - Math.Max(standing.End - standing.Heard!.Value, row.End - row.Heard!.Value);
                if (common > 2_000)
                {
                    List<Witness> together = [.. standing!.Rows, .. row.Rows];
                    standing = (row.Heard > standing.Heard ? row : standing) with { Rows = together };
                    continue;
                }

                plays.AddRange(standing is null ? [] : [standing]);
                standing = row;
            }

            plays.Add(standing!);
        }

        return plays;
    }

    private static Play ExportPlay(Witness row, List<Witness> same)
    {
        var reported = Ms(row);
        var offline = row.OfflineAt?.ToUnixTimeMilliseconds();
        var heard = row.HeardMs ?? 0;
        var end = offline + heard <= reported + 60_000 && offline >= reported - (30 * Day) ? offline.Value + heard : reported;
        return Single(row, same, end, 999) with { Heard = heard, OtherEnd = reported - end <= Day ? reported : end };
    }

    private static List<Play> Accounts(List<Witness> rows) =>
        [.. rows.Where(row => row.Kind == WitnessKind.AccountData)
            .GroupBy(row => (Ms(row), Names(row), row.HeardMs))
            .SelectMany(same => Enumerable.Repeat(
                Single(same.First(), [.. same], Ms(same.First()), 59_999),
                same.SelectMany(row => row.Imports).GroupBy(import => import.ImportId).Max(import => import.Sum(held => held.Count))))];

    private static List<Play> Others(List<Witness> rows, WitnessKind kind) =>
        [.. rows.Where(row => row.Kind == kind)
            .GroupBy(row => kind == WitnessKind.Api ? (Ms(row), row.Track.Uri ?? Names(row)) : (Ms(row) / 1_000, Names(row)))
            .Select(same => kind == WitnessKind.Api
                ? Single(same.First(), [.. same], Ms(same.First()), 0)
                : Scrobble([.. same.OrderBy(Ms).ThenBy(row => row.Track.Uri ?? Names(row), StringComparer.Ordinal).ThenBy(row => row.Track.TrackName, StringComparer.Ordinal).ThenBy(row => row.Track.ArtistName, StringComparer.Ordinal).ThenBy(row => row.Track.DurationMs is null).ThenBy(row => row.Track.DurationMs)]))];

    private static Play Scrobble(List<Witness> same) => Single(same[0], same, Ms(same[0]) + (same[0].Track.DurationMs ?? 30_000), 999);

    private static Play Single(Witness told, List<Witness> same, long end, long width) => new()
    {
        Kind = told.Kind,
        Told = told,
        End = end,
        OtherEnd = end,
        Width = width,
        Heard = told.HeardMs,
        Key = told.Track.Uri ?? Names(told),
        Kinds = [told.Kind],
        Rows = same,
        Tracks = [.. same.SelectMany(row => new[] { row.Track.Uri, Names(row) }).OfType<string>()],
    };

    private static long? EndGap(Play play, Play report)
    {
        var (first, last) = report.Kind == WitnessKind.Api ? (report.End - 2_000, report.End + 2_000) : (report.End, report.End + report.Width);
        return Math.Min(Gap(play.End, play.End + play.Width, first, last), Gap(play.OtherEnd, play.OtherEnd + play.Width, first, last));
    }

    private static long? StartGap(Play play, Play scrobble)
    {
        var start = Ms(scrobble.Rows[0]);
        var length = Length(play) ?? 30_000;
        var (longest, least) = play.Heard is { } heard ? (heard, heard) : (length, Math.Min(length, 30_000));
        var slack = play.Kind == WitnessKind.Api ? 2_000 : 0;
        var width = play.Kind == WitnessKind.Api ? 2_000 : play.Width;
        return Gap(play.End - slack - longest, play.End + width - least, start, start + 999);
    }

    private static long Gap(long a, long b, long c, long d) => c > b ? c - b : a > d ? a - d : 0;

    private static int? Length(Play play) => (int?)Best(play, row => row.Track.DurationMs);

    private static object? Best(Play play, Func<Witness, object?> value) =>
        new[] { WitnessKind.Api, WitnessKind.Export, WitnessKind.AccountData, WitnessKind.Scrobble }
            .Select(kind => play.Rows.Where(row => row.Kind == kind).Select(value).OfType<object>().Order(Comparer<object>.Create(Smaller)).FirstOrDefault())
            .FirstOrDefault(best => best is not null);

    private static int Smaller(object a, object b) => a is string text ? string.CompareOrdinal(text, (string)b) : ((IComparable)a).CompareTo(b);

    private static List<string> Lines(List<Play> plays)
    {
        var lines = new List<string>();
        for (var i = 0; i < plays.Count; i++)
        {
            var play = plays[i];
            var length = Length(play);
            var heard = play.Heard
                ?? (length is null ? 30_000
                : i == 0 ? length.Value
                : Math.Max(Math.Min(30_000, length.Value), Math.Min(length.Value, play.End - plays[i - 1].End)));
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{play.End} {heard} {string.Join('+', play.Kinds.Order())} {Best(play, row => row.Track.TrackName)} {Best(play, row => row.Track.ArtistName)} {Best(play, row => row.Track.AlbumName)} {length}"));
        }

        return lines;
    }

    // End and key; what is equal in both, as the first kind tells it.
    private static void Sort(List<Play> plays)
    {
        var sorted = plays.OrderBy(play => play.End)
            .ThenBy(play => play.Key, StringComparer.Ordinal)
            .ThenBy(play => play.Kinds[0])
            .ThenBy(play => Ms(play.Told))
            .ThenBy(play => play.Told.HeardMs)
            .ToList();
        plays.Clear();
        plays.AddRange(sorted);
    }

    private static long Ms(Witness row) => row.PlayedAt.ToUnixTimeMilliseconds();

    // All names of the random reports fold by case and blanks alone.
    private static string Names(Witness row) =>
        "~" + string.Join(' ', row.Track.TrackName!.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant() + "\u001F" + row.Track.ArtistName!.ToLowerInvariant();

    private sealed record Play
    {
        public required WitnessKind Kind { get; init; }

        public required Witness Told { get; init; }

        public required long End { get; init; }

        public required long OtherEnd { get; init; }

        public required long Width { get; init; }

        public required long? Heard { get; init; }

        public required string Key { get; init; }

        public required List<WitnessKind> Kinds { get; init; }

        public required List<Witness> Rows { get; init; }

        public required HashSet<string> Tracks { get; init; }
    }
}
