using System.Globalization;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Domain.Listening;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>Imports come and go between polls and snapshots, and what remains decides alone.</summary>
public sealed class AggregatorImportTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 31, 6, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 100 : 2)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Apply_AnyOrderOfComingAndGoing_EqualsARebuildOfWhatRemains(int seed)
    {
        var (reports, random) = (new RandomReports(seed, Start, Duration.FromHours(30)), new Random(seed));
        var (polls, imports) = (Polls(reports), Imports(reports));
        var gone = imports.Where(_ => random.Next(3) == 0).ToList();
        var rig = new ListenerRig();
        Func<Task>[] events =
        [
            .. polls.Select<Collected, Func<Task>>(poll => () => rig.PutAsync([poll])),
            .. imports.Select<Imported, Func<Task>>(import => () => rig.PutAsync(import)),
            .. imports.Select<Imported, Func<Task>>(import => () => rig.PutAsync(import)), // handed in a second time
        ];
        random.Shuffle(events);

        foreach (var happens in events)
        {
            await happens();
            if (random.Next(7) == 0)
            {
                await rig.ApplyAsync((AggregationKind)random.Next(3));
            }
        }

        foreach (var import in gone)
        {
            await rig.TakeBackAsync(import);
            await rig.ApplyAsync(random.Next(2) == 0 ? AggregationKind.Import : AggregationKind.Poll);
        }

        await rig.ApplyAsync(AggregationKind.Import);

        var rebuilt = await ListenerRig.RebuiltAsync(polls, imports.Except(gone));
        (await rig.AggregatesAsync()).ShouldBe(rebuilt);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        (await rig.AggregatesAsync()).ShouldBe(rebuilt);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task History_AllKinds_HoldsThePlaysOfThePlainRule(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var rig = new ListenerRig();
        await rig.PutAsync(Polls(reports));
        foreach (var import in Imports(reports))
        {
            await rig.PutAsync(import);
        }

        var result = await rig.ApplyAsync(AggregationKind.Import);

        var plays = (await rig.HistoryAsync()).Plays;
        Enumerable.Range(0, plays.Count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{plays.StartedAt[i] + plays.MsPlayed[i]} {plays.MsPlayed[i]}"))
            .Order(StringComparer.Ordinal)
            .ShouldBe(PlainMerge.Of(reports.Witnesses).Select(line => string.Join(' ', line.Split(' ').Take(2))).Order(StringComparer.Ordinal));
        result.Implausible.ShouldBe(reports.Imports.SelectMany(import => import.Rows).Count(row => row.HeardMs == 90_000_000));
        result.ImportsApplied.ShouldBe(5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Witnesses_OfTheMonths_TellEveryEarlierState(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var (polls, imports) = (Polls(reports), Imports(reports));
        var rig = new ListenerRig();
        await rig.PutAsync(polls);
        foreach (var import in imports)
        {
            await rig.PutAsync(import);
        }

        await rig.ApplyAsync(AggregationKind.Import);

        foreach (var asOf in imports.Select(import => import.CollectedAt))
        {
            var then = new ListenerRig();
            await then.PutAsync(polls.Where(poll => poll.Page.CollectedAt <= asOf));
            foreach (var import in imports.Where(import => import.CollectedAt <= asOf))
            {
                await then.PutAsync(import);
            }

            await then.ApplyAsync(AggregationKind.Rebuild);
            (await LinesAsync(rig, asOf)).ShouldBe(await LinesAsync(then, Instant.MaxValue));
        }
    }

    [Fact]
    public async Task Apply_ImportTakenBack_LeavesNothingOfIt()
    {
        var old = Export("old", Instant.FromUtc(2015, 3, 1, 12, 0)) with { CoversFrom = Instant.FromUtc(2015, 1, 1, 0, 0), CoversTo = Instant.FromUtc(2016, 1, 1, 0, 0) };
        var poll = Poll(Instant.FromUtc(2025, 11, 20, 12, 0));
        var rig = new ListenerRig();
        await rig.PutAsync([poll]);
        await rig.PutAsync(Export("kept", Instant.FromUtc(2025, 11, 10, 12, 0)));
        await rig.PutAsync(old);
        await rig.ApplyAsync(AggregationKind.Import);
        (await rig.ManifestAsync()).Months.Count.ShouldBe(2);
        (await rig.HistoryAsync()).Observed.Ranges.Count.ShouldBe(2);
        (await rig.Memory.FindAsync(Keys.MonthOfRecentTracks(ListenerRig.UserId, 2015, 3), Token)).ShouldNotBeNull();
        (await rig.ManifestAsync()).Timestamp.ShouldBe(old.CollectedAt);

        await rig.TakeBackAsync(old);
        var result = await rig.ApplyAsync(AggregationKind.Import);

        result.ImportsTakenBack.ShouldBe(1);
        (await rig.HistoryAsync()).Plays.Count.ShouldBe(2);
        (await rig.HistoryAsync()).Observed.Ranges.Count.ShouldBe(1);
        (await rig.Memory.FindAsync(Keys.MonthOfRecentTracks(ListenerRig.UserId, 2015, 3), Token)).ShouldBeNull();
        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync([poll], Export("kept", Instant.FromUtc(2025, 11, 10, 12, 0))));
    }

    [Fact]
    public async Task Apply_RefusedRows_AreKeptAndNoPlays()
    {
        var rows = Export("x", Instant.FromUtc(2025, 11, 10, 12, 0)).Rows;
        var rig = new ListenerRig();
        var store = new ImportStore(rig.Memory);
        var file = Imported.File([ImportedRow.Of(rows[0]) with { Country = "DE" }, ImportedRow.Of(rows[0]) with { PlayedAt = null, Refused = "malformed" }]);
        await store.PutPlaysAsync(ListenerRig.UserId, "x", file, Token);
        await store.PutReportAsync(ListenerRig.UserId, "x", new ImportReport { CollectedAt = Start, Rows = 2 }, Token);

        (await rig.ApplyAsync(AggregationKind.Import)).Implausible.ShouldBe(0);

        (await rig.HistoryAsync()).Plays.Count.ShouldBe(1);
        var kept = (await store.FindPlaysAsync(ListenerRig.UserId, "x", Token))!;
        kept.Months.SelectMany(kept.Read).Concat(kept.ReadRefused())
            .Select(row => (row.Country, row.Refused, row.HeardMs))
            .ShouldBe([("DE", null, 40_000), (null, "malformed", 40_000)]);
    }

    [Fact]
    public async Task Apply_ImportWithoutItsRows_NamesTheFileAndTouchesNothing()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(Export("x", Start));
        await rig.Memory.DeleteAsync(Keys.ImportPlays(ListenerRig.UserId, "x"), Token);

        (await Should.ThrowAsync<CorruptObjectException>(() => rig.ApplyAsync(AggregationKind.Import))).Key.ShouldBe(Keys.ImportPlays(ListenerRig.UserId, "x"));

        (await rig.Memory.FindAsync(Keys.Manifest(ListenerRig.UserId), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Catalogue_ArtistOfATrack_IsTheApisOnceItIsSeenThere()
    {
        var end = Instant.FromUtc(2025, 11, 20, 11, 0);
        var rig = new ListenerRig();
        await rig.PutAsync([Poll(end + Duration.FromHours(1))]);
        await rig.PutAsync(Export("later", end + Duration.FromDays(40)));
        await rig.ApplyAsync(AggregationKind.Import);

        var history = await rig.HistoryAsync();

        history.Plays.Count.ShouldBe(2);
        history.Tracks.ArtistKeys.ShouldBe(["artist-of-song"], "the export names the album's artist for the newer play");
    }

    [Fact]
    public async Task Flags_OfASkipAnEpisodeAndAChapter_AreKnown()
    {
        var row = Export("x", Start).Rows[0];
        var rig = new ListenerRig();
        await rig.PutAsync(new Imported("x", Start,
        [
            row with { Circumstances = new PlayCircumstances { Skipped = true } },
            row with { PlayedAt = Start + Duration.FromHours(1), Track = new ReportedTrack { Uri = "spotify:episode:e", TrackName = "Talk", ArtistName = "Show" } },
            row with { PlayedAt = Start + Duration.FromHours(2), Track = new ReportedTrack { Uri = "spotify:chapter:c", TrackName = "One", ArtistName = "Book" } },
        ]));
        await rig.ApplyAsync(AggregationKind.Import);

        (await rig.HistoryAsync()).Plays.Flags.ToArray()
            .ShouldBe(
            [
                PlayFlags.FromExport | PlayFlags.Skipped,
                PlayFlags.FromExport | PlayFlags.Podcast,
                PlayFlags.FromExport | PlayFlags.Podcast | PlayFlags.Audiobook,
            ]);
    }

    [Fact]
    public async Task Catalogue_TracksOfOneRecording_KnowEachOther()
    {
        var row = Export("x", Start).Rows[0];
        ReportedTrack Track(string id, string? isrc) =>
            new() { Uri = $"spotify:track:{id}", TrackId = id, TrackName = "Song", ArtistName = "Ann", DurationMs = 200_000, Isrc = isrc };
        var rig = new ListenerRig();
        await rig.PutAsync(new Imported("x", Start,
        [
            row with { Track = Track("c", "I") },
            row with { PlayedAt = Start + Duration.FromHours(1), Track = Track("b", isrc: null) },
            row with { PlayedAt = Start + Duration.FromHours(2), Track = Track("a", "J") },
        ]));
        await rig.ApplyAsync(AggregationKind.Import);

        var tracks = (await rig.HistoryAsync()).Tracks;
        tracks.Keys.Select((key, track) => $"{key}{tracks.Keys[tracks.Recording[track]]}").Order(StringComparer.Ordinal)
            .ShouldBe(["aa", "ba", "cc"], ignoreOrder: false, "two ISRCs; as near to both, b goes with the first");
    }

    [Fact]
    public async Task Published_Files_HoldMusicAlone()
    {
        var row = Export("x", Start).Rows[0];
        var episode = row with { Track = new ReportedTrack { Uri = "spotify:episode:e", TrackName = "Talk", ArtistName = "Show" } };
        var rig = new ListenerRig();
        await rig.PutAsync(new Imported("x", Start,
        [
            row,
            episode with { PlayedAt = Start + Duration.FromHours(1) },
            row with { PlayedAt = Start + Duration.FromHours(2) },
            episode with { PlayedAt = Start + Duration.FromDays(40) },
        ]));
        await rig.ApplyAsync(AggregationKind.Import);

        (await UrisAsync(rig, Keys.AllRecentTracks(ListenerRig.UserId))).ShouldBe(["spotify:track:song", "spotify:track:song"]);
        (await UrisAsync(rig, Keys.MonthOfRecentTracks(ListenerRig.UserId, 2025, 10))).ShouldBe(["spotify:track:song", "spotify:track:song"]);
        (await rig.Memory.FindAsync(Keys.MonthOfRecentTracks(ListenerRig.UserId, 2025, 12), Token)).ShouldBeNull("no music in it");
        (await UrisAsync(rig, Keys.UniqueTracks(ListenerRig.UserId))).ShouldBe(["spotify:track:song"]);
        (await new UserVerification(rig.Memory).VerifyAsync(ListenerRig.UserId, Token))!.Findings.ShouldBeEmpty();
    }

    private static async Task<List<string?>> UrisAsync(ListenerRig rig, string key)
    {
        var file = ParquetReader.Open((await rig.Memory.GetAsync(key, Token))!.Content);
        return [.. Enumerable.Range(0, file.RowGroupCount).SelectMany(group => Enumerable.Range(0, file.RowGroupRowCount(group)).Select(row => ((StringColumn)file.ReadColumn(group, "uri"))[row]))];
    }

    private static List<Imported> Imports(RandomReports reports) =>
        [.. reports.Imports.Select(import => new Imported(import.Id, import.CollectedAt, import.Rows))];

    // One play a page would be slow; pages of up to 20, by the instant at which they were collected.
    private static List<Collected> Polls(RandomReports reports) =>
        [.. reports.Polls
            .GroupBy(witness => witness.PollCollectedAt!.Value)
            .Select(page => new Collected(
                IsSnapshot: false,
                page.Key,
                new RecentTracksPage(page.Key, IsWhole: false, [.. page.Select(witness => new ReportedPlay(witness.PlayedAt, witness.Track, witness.ContextType, witness.ContextUri))]),
                [],
                []))];

    private static Imported Export(string id, Instant end) => new(id, Start + Duration.FromDays(100), [new Witness
    {
        Kind = WitnessKind.Export,
        PlayedAt = end,
        HeardMs = 40_000,
        Track = new ReportedTrack { Uri = "spotify:track:song", TrackId = "song", TrackName = "Song", ArtistName = "Various Artists" },
    }]);

    private static Collected Poll(Instant at)
    {
        var track = new ReportedTrack { Uri = "spotify:track:song", TrackId = "song", TrackName = "Song", ArtistId = "artist-of-song", ArtistName = "Ann", DurationMs = 180_000 };
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromHours(1), track, ContextType: null, ContextUri: null)]);
        return new Collected(IsSnapshot: false, at, page, [], []);
    }

    private static async Task<List<string>> LinesAsync(ListenerRig rig, Instant asOf)
    {
        var (lines, previousEnd) = (new List<string>(), (Instant?)null);
        foreach (var month in (await rig.WitnessesAsync()).ToLookup(row => row.Month, row => row.Witness))
        {
            var plays = PlayMerger.MergeMonth(month.Key, month, previousEnd, asOf);
            lines.AddRange(plays.Select(play => $"{play.PlayedAt} {play.MsPlayed} {string.Join('+', play.Kinds)} {play.Track} {play.Circumstances}"));
            previousEnd = plays.Count == 0 ? previousEnd : plays[^1].PlayedAt;
        }

        return lines;
    }
}
