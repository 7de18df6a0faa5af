using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Extended streaming histories: every quirk of real ones by hand.</summary>
public sealed class ExtendedHistoryTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 5, 4, 12, 0);

    [Fact]
    public async Task Row_Whole_IsKeptWithoutWhatIsPersonal()
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("offline_timestamp", 1_683_201_400))));

        result.Outcome.ShouldBe(ImportOutcome.Imported);
        var track = new ReportedTrack { Uri = "spotify:track:song", TrackId = "song", TrackName = "Song", ArtistName = "Ann", AlbumName = "Album" };
        var row = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem();
        (row.Track with { AllArtistIds = track.AllArtistIds, AllArtistNames = track.AllArtistNames }).ShouldBe(track);
        (row with { Track = track }).ShouldBe(new ImportedRow
        {
            Kind = WitnessKind.Export,
            PlayedAt = Noon,
            HeardMs = 200_000,
            OfflineAt = Instant.FromUnixTimeSeconds(1_683_201_400),
            Track = track,
            Circumstances = new PlayCircumstances
            {
                ReasonStart = "clickrow",
                ReasonEnd = "trackdone",
                Shuffle = false,
                Skipped = false,
                Offline = false,
                Incognito = false,
            },
            Country = "DE",
            Platform = PlatformClass.Phone,
        });
        var everything = string.Join(' ', (await rig.ObjectsAsync()).Keys.Select(key => Text(rig, key)));
        everything.ShouldNotContain("203.0.113.7");
        everything.ShouldContain("spotify:track:song");
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("0", null)]
    [InlineData("1", "1970-01-01T00:00:01Z")]                 // rubbish, kept, and too old to be believed
    [InlineData("1683201400", "2023-05-04T11:56:40Z")]
    [InlineData("1683201400123", "2023-05-04T11:56:40.123Z")]
    [InlineData("-5", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("1683201400.0", "2023-05-04T11:56:40Z")]
    public async Task OfflineTimestamp_AnyForm_IsReadOrLeftOut(string json, string? expected)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("offline_timestamp", JsonNode.Parse(json)))));
        var row = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem();
        row.OfflineAt?.ToString("uuuu-MM-ddTHH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture).ShouldBe(expected);
        row.Refused.ShouldBeNull();
    }

    [Fact]
    public async Task OfflineTimestamp_Sane_MovesTheEndAndKeepsTheReportedTime()
    {
        var rig = new ImportRig();

        await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("offline_timestamp", 1_683_201_100)))); // 11:51:40

        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T11:55:00Z 200000 Song Ann"]);
        (await rig.Listener.WitnessesAsync()).ShouldHaveSingleItem().Witness.PlayedAt.ShouldBe(Noon);
    }

    [Theory]
    [InlineData("2022-09-30T23:59:59Z", "false", null)]        // every record said so then
    [InlineData("2022-09-30T23:59:59Z", "true", true)]
    [InlineData("2022-10-01T00:00:00Z", "false", false)]
    [InlineData("2023-05-04T12:00:00Z", "null", null)]
    [InlineData("2023-05-04T12:00:00Z", "1", true)]
    [InlineData("2023-05-04T12:00:00Z", "0", false)]
    [InlineData("2023-05-04T12:00:00Z", "\"yes\"", null)]
    [InlineData("2023-05-04T12:00:00Z", "{\"a\":[1]}", null)]
    public async Task Skipped_AnyForm_IsTrueFalseOrUnknown(string ts, string json, bool? expected)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("ts", ts), ("skipped", JsonNode.Parse(json)))));
        (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem().Circumstances.Skipped.ShouldBe(expected);
    }

    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("ZZ", null)]
    [InlineData("", null)]
    [InlineData("Germany", null)]
    public async Task Country_UnknownOrOdd_IsNull(string country, string? expected)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("conn_country", country))));
        (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem().Country.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Android OS 13 API 33 (samsung, SM-G991B)", PlatformClass.Phone)]
    [InlineData("iOS 16.1 (iPhone14,5)", PlatformClass.Phone)]
    [InlineData("web_player windows 10;chrome 108.0.0.0;desktop", PlatformClass.Web)]
    [InlineData("WebPlayer (websocket RFC6455)", PlatformClass.Web)]
    [InlineData("Windows 10 (10.0.19045; x64)", PlatformClass.Desktop)]
    [InlineData("OS X 12.6.0 [x86 8]", PlatformClass.Desktop)]
    [InlineData("Linux [x86-64 0]", PlatformClass.Desktop)]
    [InlineData("Partner google cast_tv;Chromecast;;", PlatformClass.Tv)]
    [InlineData("Partner sony_tv Sony;BRAVIA", PlatformClass.Tv)]
    [InlineData("Partner sonos_ppc Sonos;Play1", PlatformClass.Speaker)]
    [InlineData("Partner amazon_salmon Amazon;Echo_Dot;;", PlatformClass.Speaker)]
    [InlineData("Ann's own thing", PlatformClass.Other)]
    [InlineData("not_applicable", PlatformClass.Other)]
    public async Task Platform_DeviceName_BecomesItsClass(string platform, PlatformClass expected)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("platform", platform))));
        (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem().Platform.ShouldBe(expected);
    }

    [Fact]
    public async Task Reasons_EmptyAndNull_StayWhatTheyAre()
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("reason_start", ""), ("reason_end", null))));
        var row = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem();
        (row.Circumstances.ReasonStart, row.Circumstances.ReasonEnd).ShouldBe(("", null));
    }

    [Fact]
    public async Task WhatWasPlayed_IsDecidedByTheUriThatIsSet()
    {
        var rig = new ImportRig();
        JsonObject Nothing(string ts) => ExtendedRow.Make(
            ("ts", ts), ("spotify_track_uri", null), ("master_metadata_track_name", null), ("master_metadata_album_artist_name", null), ("master_metadata_album_album_name", null));
        JsonObject[] rows =
        [
            Nothing("2023-05-04T01:00:00Z"),
            With(Nothing("2023-05-04T02:00:00Z"), ("spotify_episode_uri", "spotify:episode:e"), ("episode_name", "Talk"), ("episode_show_name", "Show")),
            With(
                Nothing("2023-05-04T03:00:00Z"),
                ("audiobook_uri", "spotify:show:b"), ("audiobook_title", "Book"), ("audiobook_chapter_uri", "spotify:episode:c"), ("audiobook_chapter_title", "One")),
            With(Nothing("2023-05-04T04:00:00Z"), ("master_metadata_track_name", "Local song")),
            ExtendedRow.Make(("ts", "2023-05-04T05:00:00Z"), ("spotify_track_uri", "spotify:local:a:b:c:200")),
        ];

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(rows));

        result.Report.Outcomes.ShouldBe(RowCounts.None with { NoTrack = 1, Podcast = 1, Audiobook = 1, Taken = 2 });
        (await rig.RowsAsync(result.ImportId!)).Select(row => (row.Track.TrackName, row.Track.ArtistName, row.Track.Uri, row.Track.TrackId, row.ContextUri, row.Refused)).ShouldBe(
        [
            ("Talk", "Show", "spotify:episode:e", null, null, null),
            ("One", "Book", "spotify:episode:c", null, "spotify:show:b", null),
            ("Local song", null, null, null, null, null),
            ("Song", "Ann", "spotify:local:a:b:c:200", null, null, null),
            (null, null, null, null, null, "no_track"),
        ]);
        (await rig.Listener.HistoryAsync()).Plays.Flags.ToArray().Count(flags => (flags & PlayFlags.Podcast) != PlayFlags.None).ShouldBe(2);
    }

    [Theory]
    [InlineData("2013-10-09 20:24:30 UTC", "2013-10-09T20:24:30Z")] // the oldest exports
    [InlineData("2023-05-04T14:00:00+02:00", "2023-05-04T12:00:00Z")]
    [InlineData("2023-05-04T12:00:00.250Z", "2023-05-04T12:00:00.25Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2023-02-29T23:59:59Z", null)]
    [InlineData("2023-05-04T24:00:00Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public async Task Ts_AnyForm_IsATimeOrMalformed(string ts, string? expected)
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("ts", ts))));

        var row = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem();
        row.PlayedAt?.ToString("uuuu-MM-ddTHH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture).ShouldBe(expected);
        result.Report.Outcomes.Malformed.ShouldBe(expected is null ? 1 : 0);
        result.Report.Files[0].MalformedExamples.Select(example => example.Problem).ShouldBe(expected is null ? ["ts is no time"] : []);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(86_400_000, true)]
    [InlineData(86_400_001, false)]
    [InlineData(long.MaxValue, false)]
    public async Task MsPlayed_Extreme_IsKeptAndImplausible(long ms, bool isPlausible)
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("ms_played", ms))));

        result.Report.Outcomes.Implausible.ShouldBe(isPlausible ? 0 : 1);
        var row = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem();
        (row.HeardMs, row.Refused).ShouldBe((ms, isPlausible ? null : "implausible"));
        (await rig.PlaysAsync()).Count.ShouldBe(isPlausible ? 1 : 0);
    }

    [Theory]
    [InlineData("1899-12-31T00:00:00Z")]
    [InlineData("2101-01-01T00:00:00Z")]
    public async Task Ts_ThatNoHistoryHolds_IsImplausible(string ts) =>
        (await new ImportRig().ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(("ts", ts))))).Report.Outcomes.ShouldBe(RowCounts.None with { Implausible = 1 });

    [Fact]
    public async Task Rows_ThatTellOnePlay_AreOneAndTheOthersDuplicates()
    {
        var rig = new ImportRig();
        var twin = ExtendedRow.Make(("ms_played", 0));
        var overlapping = ExtendedRow.Make(("ts", "2023-05-04T12:00:05Z"), ("ms_played", 190_000));
        var other = ExtendedRow.Make(("spotify_track_uri", "spotify:track:other"));

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(), ExtendedRow.Make(), twin, overlapping, other));

        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T12:00:00Z 200000 Song Ann", "2023-05-04T12:00:00Z 200000 Song Ann"], "two tracks in one second are two plays");
        result.Report.Outcomes.ShouldBe(RowCounts.None with { Duplicate = 3, Taken = 2 });
        result.Report.DuplicateMs.ShouldBe(200_000 + 0 + 190_000);
    }

    [Fact]
    public async Task Rows_OfOneSecond_AreAllPlaysWhenTheirTracksDiffer()
    {
        var rig = new ImportRig();
        var rows = Enumerable.Range(0, 92).Select(number => ExtendedRow.Make(("spotify_track_uri", $"spotify:track:{number}"), ("ms_played", 1_000 + number)));

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(rows));

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Short = 92 });
        (await rig.PlaysAsync()).Count.ShouldBe(92);
    }

    [Fact]
    public async Task Row_ThatDiffersInADroppedFieldOnly_IsTheSame()
    {
        var rig = new ImportRig();
        var elsewhere = ExtendedRow.Make(("ip_addr", "198.51.100.9"), ("platform", "iOS 16.1 (iPhone14,5)"), ("conn_country", "FR"));

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(ExtendedRow.Make(), elsewhere));

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Duplicate = 1, Taken = 1 });
        (await rig.RowsAsync(result.ImportId!)).Count.ShouldBe(2, "every row is kept");
    }

    [Fact]
    public async Task Endsong_OlderKeys_IsRecognised()
    {
        var rig = new ImportRig();
        var row = ExtendedRow.Make(
            ("username", "ann"), ("ip_addr_decrypted", "203.0.113.7"), ("user_agent_decrypted", "unknown"), ("city", "Berlin"), ("metro_code", null))
            .Without("ip_addr", "audiobook_title", "audiobook_uri", "audiobook_chapter_uri", "audiobook_chapter_title");

        var result = await rig.ImportAsync("Streaming_History_Audio_2023_0.json", ExtendedRow.IndentedFile(row));

        result.Report.Files.ShouldHaveSingleItem().RecognisedAs.ShouldBe(ImportFormat.Endsong);
        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T12:00:00Z 200000 Song Ann"]);
    }

    [Fact]
    public async Task Video_IsKeptAndNamed()
    {
        var rig = new ImportRig();
        var zip = ImportRig.Zip(("a/Streaming_History_Video_2018-2024.json", ExtendedRow.File(ExtendedRow.Make())));

        var result = await rig.ImportAsync("my.zip", zip);

        var file = result.Report.Files.ShouldHaveSingleItem();
        (file.Name, file.VideoKept).ShouldBe(("my.zip/a/Streaming_History_Video_2018-2024.json", 1));
    }

    private static JsonObject With(JsonObject row, params (string Key, JsonNode? Value)[] changes)
    {
        foreach (var (key, value) in changes)
        {
            row[key] = value;
        }

        return row;
    }

    // Parquet pages are compressed, but short texts in dictionaries lie there as they are.
    private static string Text(ImportRig rig, string key) =>
        System.Text.Encoding.Latin1.GetString(rig.Listener.Memory.GetAsync(key, CancellationToken.None).GetAwaiter().GetResult()!.Content.Span);
}
