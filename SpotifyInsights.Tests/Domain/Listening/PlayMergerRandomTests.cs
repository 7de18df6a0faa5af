using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>The merge on random lives, against the rule written down a second time.</summary>
public sealed class PlayMergerRandomTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 31, 12, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 2_000 : 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merge_RandomLife_IsWhatThePlainRuleSays(int seed)
    {
        var witnesses = new RandomReports(seed, Start, Duration.FromHours(20)).Witnesses;

        var (merged, plain) = (PlayMerger.Merge(witnesses, previousEnd: null).Select(Line).ToList(), PlainMerge.Of(witnesses));

        // The first difference alone: the whole lists are not readable.
        merged.Zip(plain).FirstOrDefault(pair => pair.First != pair.Second).ShouldBe(default);
        merged.Count.ShouldBe(plain.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merge_AnyOrderAndRepetition_IsTheSame(int seed)
    {
        var witnesses = new RandomReports(seed, Start, Duration.FromHours(20)).Witnesses.ToArray();
        var expected = PlayMerger.Merge(witnesses, previousEnd: null).Select(Line).ToList();
        var random = new Random(seed);

        Witness[] again = [.. witnesses, .. witnesses.Where(_ => random.Next(3) == 0)];
        random.Shuffle(again);

        PlayMerger.Merge(again, previousEnd: null).Select(Line).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void MergeMonth_FromWhatTouchesEachMonth_IsTheWholeInParts(int seed)
    {
        var witnesses = WitnessSet.Union(new RandomReports(seed, Start, Duration.FromHours(20)).Witnesses, []);
        var whole = PlayMerger.Merge(witnesses, previousEnd: null);
        var (october, november) = (new YearMonth(2025, 10), new YearMonth(2025, 11));

        var first = PlayMerger.MergeMonth(october, witnesses.Where(witness => WitnessTime.Touches(witness, october)), previousEnd: null);
        var second = PlayMerger.MergeMonth(november, witnesses.Where(witness => WitnessTime.Touches(witness, november)), first[^1].PlayedAt);

        first.Concat(second).Select(Line).ShouldBe(whole.Select(Line));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merge_AsOf_IsTheMergeOfWhatWasCollectedUntilThen(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(20));
        foreach (var asOf in reports.Imports.Select(import => import.CollectedAt))
        {
            IEnumerable<Witness> known =
            [
                .. reports.Polls.Where(witness => witness.PollCollectedAt <= asOf),
                .. reports.Imports.Where(import => import.CollectedAt <= asOf).SelectMany(import => WitnessSet.OfImport(import.Id, import.CollectedAt, import.Rows)),
            ];

            PlayMerger.Merge(WitnessSet.Union(reports.Witnesses, []), previousEnd: null, asOf).Select(Line)
                .ShouldBe(PlayMerger.Merge(known, previousEnd: null).Select(Line));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_SomeImports_IsTheMergeOfTheOthers(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(20));
        var random = new Random(seed);
        var gone = reports.Imports.Select(import => import.Id).Where(_ => random.Next(2) == 0).ToHashSet();
        IEnumerable<Witness> others =
            [.. reports.Polls, .. reports.Imports.Where(import => !gone.Contains(import.Id)).SelectMany(import => WitnessSet.OfImport(import.Id, import.CollectedAt, import.Rows))];

        WitnessSet.Without(WitnessSet.Union(reports.Witnesses, []), gone).Select(witness => witness with { Imports = [] })
            .ShouldBe(WitnessSet.Union(others, []).Select(witness => witness with { Imports = [] }));
    }

    private static string Line(MergedPlay play) => string.Create(
        CultureInfo.InvariantCulture,
        $"{play.PlayedAt.ToUnixTimeMilliseconds()} {play.MsPlayed} {string.Join('+', play.Kinds)} {play.Track.TrackName} {play.Track.ArtistName} {play.Track.AlbumName} {play.Track.DurationMs}");
}
