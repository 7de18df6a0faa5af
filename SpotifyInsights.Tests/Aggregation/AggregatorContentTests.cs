using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

public sealed class AggregatorContentTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 25, 5, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 200 : 3)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task History_RandomLife_IsWhatAPlainReadingOfAllPagesSays(int seed)
    {
        var inputs = new RandomLife(seed, Start, days: 20).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);

        var history = await rig.HistoryAsync();

        var expected = PlainPlays(inputs, asOf: Instant.MaxValue).Select(play => (play.Start, play.Heard, play.Key)).Order().ToList();
        var plays = history.Plays;
        Enumerable.Range(0, plays.Count)
            .Select(i => (plays.StartedAt[i], plays.MsPlayed[i], history.Tracks.Keys[plays.Track[i]]))
            .Order()
            .ShouldBe(expected);
        plays.Flags.ToArray().ShouldAllBe(flags => flags == (PlayFlags.FromApi | PlayFlags.Estimated));
        history.Observed.Ranges.ShouldBe(PlainCoverage(inputs));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Merge_AsOfFromTheMonthsWitnesses_EqualsTheInputsCollectedUntilThen(int seed)
    {
        var inputs = new RandomLife(seed, Start, days: 20).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var witnesses = (await rig.WitnessesAsync()).Select(row => row.Witness).ToList();

        foreach (var asOf in inputs.Select(input => input.Page.CollectedAt).Where((_, i) => i % 7 == 3))
        {
            var known = inputs.Where(input => input.Page.CollectedAt <= asOf).ToList();
            var expected = PlayMerger.Merge(known.SelectMany(Witnesses), previousEnd: null);
            PlayMerger.Merge(witnesses, previousEnd: null, asOf).Select(Line).ShouldBe(expected.Select(Line));
            expected.Count.ShouldBe(PlainPlays(inputs, asOf).Count);
        }
    }

    [Fact]
    public async Task Published_RandomLife_HoldsThePlaysOfTheManifest()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(3, Start, days: 20).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var manifest = await rig.ManifestAsync();

        var all = await OpenAsync(rig, Keys.AllRecentTracks(ListenerRig.UserId));
        all.RowCount.ShouldBe(manifest.Months.Sum(month => month.Rows));
        var october = await OpenAsync(rig, Keys.MonthOfRecentTracks(ListenerRig.UserId, 2025, 10));
        october.RowCount.ShouldBe(manifest.Months[0].Rows);
        ((Int64Column)october.ReadColumn(0, "played_at")).Values.ShouldBe(((Int64Column)all.ReadColumn(0, "played_at")).Values);
        all.ReadColumn(0, "ms_played").Present.ShouldBeNull();
        all.ReadColumn(0, "started_at").Present.ShouldBeNull();

        var tracks = await OpenAsync(rig, Keys.UniqueTracks(ListenerRig.UserId));
        ((Int32Column)tracks.ReadColumn(0, "play_count")).Values.Sum().ShouldBe((int)all.RowCount);
        var heard = Enumerable.Range(0, all.RowGroupCount).Sum(group => ((Int32Column)all.ReadColumn(group, "ms_played")).Values.Sum(ms => (long)ms));
        ((Int64Column)tracks.ReadColumn(0, "ms_played")).Values.Sum().ShouldBe(heard);
        var artists = await OpenAsync(rig, Keys.UniqueArtists(ListenerRig.UserId));
        ((Int32Column)artists.ReadColumn(0, "play_count")).Values.Sum().ShouldBe((int)all.RowCount);
        artists.RowCount.ShouldBeInRange(7, 9); // artists 0 to 8 occur; local files' names stand for an id
    }

    [Fact]
    public async Task UniqueItems_OnlyEverInATopList_CountZero()
    {
        var page = new RecentTracksPage(Start, IsWhole: true, []);
        ReportedTrack[] tracks = [new() { TrackId = "a", TrackName = "Never", Uri = "spotify:track:a", ArtistId = "x", ArtistName = "Ann", Isrc = "I" }];
        ReportedArtist[] artists = [new() { ArtistId = "x", ArtistName = "Ann", Genres = ["pop"] }];
        var rig = new ListenerRig();
        await rig.PutAsync([
            new Collected(IsSnapshot: true, Start, page, tracks, artists),
            new Collected(IsSnapshot: true, Start + Duration.FromDays(1), page, [tracks[0] with { TrackId = "b", Uri = "spotify:track:b" }], [artists[0] with { Genres = ["rock"] }]),
        ]);

        await rig.ApplyAsync(AggregationKind.Snapshot);

        var unique = await OpenAsync(rig, Keys.UniqueTracks(ListenerRig.UserId));
        ((Int32Column)unique.ReadColumn(0, "play_count")).Values.ShouldBe([0, 0]);
        unique.ReadColumn(0, "first_played_at").IsNull(0).ShouldBeTrue();
        ((StringListColumn)unique.ReadColumn(0, "sources"))[0].ShouldBe(["top"]);
        ((StringListColumn)unique.ReadColumn(0, "alternates"))[0].ShouldBe(["spotify:track:b"], "one recording has one ISRC");
        var artist = await OpenAsync(rig, Keys.UniqueArtists(ListenerRig.UserId));
        artist.RowCount.ShouldBe(1);
        ((StringColumn)artist.ReadColumn(0, "genres"))[0].ShouldBe("rock", "the newest snapshot that names the artist counts");
    }

    [Fact]
    public async Task UniqueTracks_OfOneRecording_ShareItsId()
    {
        static ReportedTrack Track(string id, string? isrc, int seconds) =>
            new() { TrackId = id, TrackName = "Song", ArtistName = "Ann", Uri = $"spotify:track:{id}", Isrc = isrc, DurationMs = seconds * 1_000 };
        var rig = new ListenerRig();
        await rig.PutAsync([
            new Collected(IsSnapshot: true, Start, new RecentTracksPage(Start, IsWhole: true, []), Artists: [], Tracks: [
                Track("a", "I", 200), Track("b", "I", 260), Track("c", isrc: null, 202), Track("d", "J", 204),
                Track("e", isrc: null, 210), Track("f", isrc: null, 213), Track("g", isrc: null, 214),
            ]),
        ]);

        await rig.ApplyAsync(AggregationKind.Snapshot);

        // a and b by ISRC; c is as near to d, but a comes first; d has another ISRC; e and f are three seconds apart, g is four away from e.
        var unique = await OpenAsync(rig, Keys.UniqueTracks(ListenerRig.UserId));
        var (uris, ids) = ((StringColumn)unique.ReadColumn(0, "uri"), (StringColumn)unique.ReadColumn(0, "recording_id"));
        string.Join(' ', Enumerable.Range(0, 7).Select(row => $"{uris[row]![^1]}{ids[row]![^1]}").Order(StringComparer.Ordinal)).ShouldBe("aa ba ca dd ee fe gg");
        var alternates = (StringListColumn)unique.ReadColumn(0, "alternates");
        alternates[Enumerable.Range(0, 7).Single(row => uris[row] == "spotify:track:c")].ShouldBe(["spotify:track:a", "spotify:track:b"]);
    }

    [Fact]
    public async Task Published_Columns_AreTheDesignsThenOurs()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(4, Start, days: 3).Inputs);
        await rig.ApplyAsync(AggregationKind.Rebuild);

        const string track = "track_id, track_name, artist_id, artist_name, album_id, album_name, album_type, release_date, popularity, duration_ms, explicit, uri";
        const string tally = "first_played_at, last_played_at, play_count, ms_played, sources, alternates";
        Columns(await OpenAsync(rig, Keys.AllRecentTracks(ListenerRig.UserId))).ShouldBe(
            $"played_at, {track}, played_at_dt, hour_of_day, day_of_week, duration_seconds, release_year, started_at, ms_played, ms_played_estimated, source, isrc, "
            + "all_artist_ids, all_artist_names, release_date_precision, context_type, context_uri, snapshot_timestamp, skipped, reason_start, reason_end, shuffle, "
            + "offline, incognito, sources");
        Columns(await OpenAsync(rig, Keys.UniqueTracks(ListenerRig.UserId))).ShouldBe(
            $"{track}, duration_seconds, release_year, isrc, all_artist_ids, all_artist_names, release_date_precision, {tally}, recording_id");
        Columns(await OpenAsync(rig, Keys.UniqueArtists(ListenerRig.UserId))).ShouldBe(
            $"artist_id, artist_name, genres, genre_list, popularity, followers, uri, {tally}");
        Columns(await OpenAsync(rig, Keys.AllSnapshotsMetrics(ListenerRig.UserId))).ShouldBe(
            "snapshot_timestamp, time_range, recent_tracks_count, recent_tracks_unique_tracks, recent_tracks_unique_artists, recent_tracks_avg_popularity, "
            + "recent_tracks_explicit_ratio, recent_tracks_avg_duration_seconds, recent_tracks_avg_release_year, top_tracks_avg_popularity, top_tracks_explicit_ratio, "
            + "top_tracks_avg_duration_seconds, top_tracks_album_vs_single_album, top_tracks_album_vs_single_single, top_artists_count, top_artists_avg_popularity, "
            + "top_artists_avg_followers, top_artists_total_genres, top_artists_unique_genres, diversity_artist_diversity, diversity_mainstream_score, metrics_version, snapshot");
    }

    [Fact]
    public async Task Manifest_AfterPollAndSnapshot_SaysWhatIsApplied()
    {
        var page = new RecentTracksPage(Start + Duration.FromMilliseconds(1_500), IsWhole: true, []);
        var rig = new ListenerRig();
        await rig.PutAsync([new Collected(IsSnapshot: true, Start, page, [], []), new Collected(IsSnapshot: false, Start + Duration.FromHours(1), page with { CollectedAt = Start + Duration.FromHours(1) }, [], [])]);

        await rig.ApplyAsync(AggregationKind.Snapshot);

        var manifest = await rig.ManifestAsync();
        manifest.LastSnapshot.ShouldBe("2025-10-25T05-00-00Z");
        manifest.Timestamp.ShouldBe(Start + Duration.FromHours(1));
        manifest.Applied.Polls.Ids.ShouldBe(["2025-10-25T06-00-00Z"]);
        manifest.Months.ShouldBeEmpty("an empty page covers no time");
        (await rig.HistoryAsync()).Plays.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Apply_OverTheFileOfTheOriginalCode_MakesEverythingAnew()
    {
        var rig = new ListenerRig();
        var inputs = new RandomLife(5, Start, days: 3).Inputs;
        await rig.PutAsync(inputs);
        var json = """{"timestamp":"2025-11-20T14:30:00.123456+00:00","last_snapshot":"2025-11-20T14-30-00"}"""u8;
        await rig.Memory.PutAsync(Keys.Manifest(ListenerRig.UserId), json.ToArray(), PutCondition.None, Token);

        await rig.ApplyAsync(AggregationKind.Poll);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync(inputs));
    }

    [Fact]
    public async Task Apply_CorruptInput_NamesTheFileAndTouchesNothing()
    {
        var inputs = new RandomLife(6, Start, days: 3).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs.Take(6));
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var before = await rig.AggregatesAsync();
        await rig.PutAsync(inputs.Skip(6));
        var poll = inputs.Last(input => !input.IsSnapshot);
        var key = Keys.PollRecentTracks(ListenerRig.UserId, poll.Id);
        await rig.Memory.PutAsync(key, "PAR1 and no more"u8.ToArray(), PutCondition.None, Token);

        var error = await Should.ThrowAsync<CorruptObjectException>(() => rig.ApplyAsync(AggregationKind.Poll));

        error.Message.ShouldContain(key);
        (await rig.AggregatesAsync()).ShouldBe(before);
        (await rig.Memory.FindAsync(key, Token)).ShouldNotBeNull();
        await inputs[0].PutAsync(rig.Memory, "bob", Token);
        (await new Aggregator(rig.Memory, rig.Clock).ApplyAsync("bob", AggregationKind.Snapshot, Token)).DataVersion.ShouldNotBeNull();
    }

    [Fact]
    public async Task History_CorruptVersion_IsAnErrorThatNamesIt()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(8, Start, days: 3).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var key = Keys.Version(ListenerRig.UserId, (await rig.ManifestAsync()).Months[0].Version);
        await rig.Memory.PutAsync(key, "nothing"u8.ToArray(), PutCondition.None, Token);

        (await Should.ThrowAsync<CorruptObjectException>(rig.HistoryAsync)).Key.ShouldBe(key);
    }

    [Fact]
    public async Task Apply_LeftOverVersions_GoAfterTenMinutes()
    {
        var inputs = new RandomLife(9, Start, days: 5).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs.Take(10));
        await rig.ApplyAsync(AggregationKind.Snapshot);
        await rig.PutAsync(inputs.Skip(10));
        rig.Clock.Now += TimeSpan.FromMinutes(9);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        (await VersionsAsync(rig)).ShouldBeGreaterThan((await rig.ManifestAsync()).Versions.Count());

        rig.Clock.Now += TimeSpan.FromMinutes(11);
        await rig.ApplyAsync(AggregationKind.Snapshot);

        (await VersionsAsync(rig)).ShouldBe((await rig.ManifestAsync()).Versions.Distinct().Count());
    }

    private static async Task<int> VersionsAsync(ListenerRig rig) =>
        await rig.Memory.ListAsync(Keys.VersionsFolder(ListenerRig.UserId), startAfter: null, Token).CountAsync(Token);

    private static async Task<ParquetReader> OpenAsync(ListenerRig rig, string key) =>
        ParquetReader.Open((await rig.Memory.GetAsync(key, Token))!.Content);

    private static string Columns(ParquetReader file) => string.Join(", ", file.Schema.Fields.Select(field => field.Name));

    private static string Line(MergedPlay play) =>
        $"{play.PlayedAt} {play.MsPlayed} {play.Track.Uri} {play.Track.TrackName} {play.Track.AlbumName} {play.Track.Popularity} {play.Track.Isrc} {play.ContextUri} {play.FirstSnapshotAt}";

    private static IEnumerable<Witness> Witnesses(Collected input) => input.Page.Plays.Select(play => new Witness
    {
        PlayedAt = play.PlayedAt,
        Track = play.Track,
        ContextType = play.ContextType,
        ContextUri = play.ContextUri,
        FirstSnapshotAt = input.IsSnapshot ? input.IdAt : null,
        SnapshotCollectedAt = input.IsSnapshot ? input.Page.CollectedAt : null,
        PollCollectedAt = input.IsSnapshot ? null : input.Page.CollectedAt,
    });

    // Written anew from the rule, without the product's code: a play is an end and a track, its length the smallest that was told.
    private static List<(long Start, int Heard, string Key)> PlainPlays(IReadOnlyList<Collected> inputs, Instant asOf)
    {
        var ends = inputs.Where(input => input.Page.CollectedAt <= asOf)
            .SelectMany(input => input.Page.Plays)
            .GroupBy(play => (
                End: play.PlayedAt.ToUnixTimeMilliseconds(),
                Sort: play.Track.Uri ?? "~" + play.Track.TrackName!.ToLowerInvariant() + "\u001F" + play.Track.ArtistName!.ToLowerInvariant(),
                Key: play.Track.TrackId ?? "~" + play.Track.TrackName!.ToLowerInvariant() + "\u001F" + play.Track.ArtistName!.ToLowerInvariant()))
            .OrderBy(group => group.Key.End)
            .ThenBy(group => group.Key.Sort, StringComparer.Ordinal)
            .ToList();
        var plays = new List<(long, int, string)>();
        for (var i = 0; i < ends.Count; i++)
        {
            var length = ends[i].Min(play => play.Track.DurationMs);
            var heard = length is null ? 30_000
                : i == 0 ? length.Value
                : Math.Max(Math.Min(30_000, length.Value), Math.Min(length.Value, ends[i].Key.End - ends[i - 1].Key.End));
            plays.Add((ends[i].Key.End - heard, (int)heard, ends[i].Key.Key));
        }

        return plays;
    }

    private static List<InstantRange> PlainCoverage(IReadOnlyList<Collected> inputs)
    {
        var covered = new List<InstantRange>();
        foreach (var page in inputs.Select(input => input.Page).Where(page => page.Plays.Count > 0).OrderBy(page => page.Plays[^1].PlayedAt))
        {
            var from = page.Plays[^1].PlayedAt;
            if (covered.Count > 0 && from <= covered[^1].To)
            {
                covered[^1] = covered[^1] with { To = Instant.Max(covered[^1].To, page.CollectedAt) };
            }
            else
            {
                covered.Add(new InstantRange(from, page.CollectedAt));
            }
        }

        return covered;
    }
}
