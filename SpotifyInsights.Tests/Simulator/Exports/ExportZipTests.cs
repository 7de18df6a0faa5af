using System.Text;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Exports;

namespace SpotifyInsights.Tests.Simulator.Exports;

public sealed class ExportZipTests
{
    private static readonly Instant From = Instant.FromUtc(2025, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2025, 7, 1, 0, 0);

    private static readonly string[] Keys23 =
    [
        "ts", "platform", "ms_played", "conn_country", "ip_addr", "master_metadata_track_name", "master_metadata_album_artist_name",
        "master_metadata_album_album_name", "spotify_track_uri", "episode_name", "episode_show_name", "spotify_episode_uri", "audiobook_title",
        "audiobook_uri", "audiobook_chapter_uri", "audiobook_chapter_title", "reason_start", "reason_end", "shuffle", "skipped", "offline",
        "offline_timestamp", "incognito_mode",
    ];

    private static readonly string[] Keys21 =
    [
        "ts", "username", "platform", "ms_played", "conn_country", "ip_addr_decrypted", "user_agent_decrypted", "master_metadata_track_name",
        "master_metadata_album_artist_name", "master_metadata_album_album_name", "spotify_track_uri", "episode_name", "episode_show_name",
        "spotify_episode_uri", "reason_start", "reason_end", "shuffle", "skipped", "offline", "offline_timestamp", "incognito_mode",
    ];

    [Theory]
    [InlineData(ExportForm.ExtendedHistory)]
    [InlineData(ExportForm.Endsong)]
    public async Task ExtendedHistory_WithoutQuirks_IsTheLifeItself(ExportForm form)
    {
        var life = WrittenExport.Life();

        var export = await WrittenExport.OfAsync(life, new ExportOptions { Form = form, From = From, To = To, Quirks = ExportQuirks.None });

        var rows = export.Rows("");
        rows.ShouldAllBe(row => row.EnumerateObject().Select(key => key.Name).SequenceEqual(form == ExportForm.Endsong ? Keys21 : Keys23));
        rows.Select(row => (
                WrittenExport.Ts(row)!.Value,
                row.GetProperty("ms_played").GetInt32(),
                WrittenExport.Text(row, "spotify_track_uri"),
                WrittenExport.Text(row, "master_metadata_track_name"),
                WrittenExport.Text(row, "master_metadata_album_artist_name")))
            .ShouldBe(life.PlaysBetween(From, To).Select(play => (
                Instant.FromUnixTimeSeconds(play.EndedAt.ToUnixTimeMilliseconds() / 1000),
                play.HeardMs,
                (string?)$"spotify:track:{play.Track.Id}",
                (string?)play.Track.Name,
                (string?)play.Track.Artists[0].Name)));
    }

    [Fact]
    public async Task Files_OfTheUsualSize_AreNamedAndCutAsSpotifyDoes()
    {
        var export = await WrittenExport.OfAsync(WrittenExport.Life(), new ExportOptions { From = Instant.FromUtc(2023, 1, 1, 0, 0), To = To });

        export.Names.Count.ShouldBe(8);
        export.Names[0].ShouldBe("Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf");
        export.Names.Skip(1).Take(6).Select((name, number) => name.Contains("/Streaming_History_Audio_20", StringComparison.Ordinal) && name.EndsWith($"_{number}.json", StringComparison.Ordinal))
            .ShouldAllBe(isNamedSo => isNamedSo);
        export.Names[1].ShouldBe("Spotify Extended Streaming History/Streaming_History_Audio_2023_0.json");
        export.Names[3].ShouldBe("Spotify Extended Streaming History/Streaming_History_Audio_2023-2024_2.json");
        export.Names[7].ShouldBe("Spotify Extended Streaming History/Streaming_History_Video_2023-2025.json");
        // What is said twice of one play stays in one file.
        export.Files.Values.SkipLast(2).ShouldAllBe(file => file.GetArrayLength() >= 15_000 && file.GetArrayLength() <= 15_010);

        // The first rows of a file are the last ones of the file before.
        string[] first = [.. export.Files[export.Names[1]].EnumerateArray().Select(row => row.GetRawText())];
        string[] second = [.. export.Files[export.Names[2]].EnumerateArray().Select(row => row.GetRawText())];
        var shared = first.Length - Array.IndexOf(first, second[0], first.Length - 200);
        shared.ShouldBeInRange(190, 200);
        first.TakeLast(shared).ShouldBe(second.Take(shared));
    }

    [Theory]
    [InlineData(true, "[\n  {\n    \"ts\": \"")]
    [InlineData(false, "[{\"ts\":\"")]
    public async Task File_IndentedOrNot_BeginsAsSpotifys(bool isIndented, string beginning)
    {
        var export = await WrittenExport.OfAsync(WrittenExport.Life(), new ExportOptions { From = From, To = From + Duration.FromDays(9), IsIndented = isIndented });

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(export.Zip));
        using var text = new StreamReader(archive.Entries[1].Open());
        var start = new char[beginning.Length];
        (await text.ReadBlockAsync(start, TestContext.Current.CancellationToken)).ShouldBe(beginning.Length);
        new string(start).ShouldBe(beginning);
    }

    [Fact]
    public async Task Endsong_LettersBeyondAscii_AreEscaped()
    {
        var options = new ExportOptions { From = From, To = From + Duration.FromDays(30), Form = ExportForm.Endsong };
        var export = await WrittenExport.OfAsync(WrittenExport.Life(), options);

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(export.Zip));
        using var text = new StreamReader(archive.GetEntry("MyData/endsong_0.json")!.Open(), Encoding.UTF8);
        var all = await text.ReadToEndAsync(TestContext.Current.CancellationToken);
        all.ShouldContain("\\u00");
        Ascii.IsValid(all).ShouldBeTrue();
    }

    [Fact]
    public async Task Zip_OfTheSameOptions_HasTheSameBytesAndOfAnotherSeedOthers()
    {
        var options = new ExportOptions { From = From, To = From + Duration.FromDays(20), IsSorted = false };

        var first = await WrittenExport.OfAsync(WrittenExport.Life(), options);

        (await WrittenExport.OfAsync(WrittenExport.Life(), options)).Zip.ShouldBe(first.Zip);
        (await WrittenExport.OfAsync(WrittenExport.Life(), options with { Seed = 2 })).Zip.ShouldNotBe(first.Zip);
    }

    [Fact]
    public async Task Export_OfAnotherStretch_WordsTheSamePlaysAlike()
    {
        var life = WrittenExport.Life();
        var early = new ExportedLife(life, ExportQuirks.Often).PlaysBetween(From, From + Duration.FromDays(40)).ToList();
        var late = new ExportedLife(life, ExportQuirks.Often).PlaysBetween(From + Duration.FromDays(17), From + Duration.FromDays(60)).ToList();

        var common = early.Where(play => play.ReportedAt >= From + Duration.FromDays(17)).ToList();
        common.Count.ShouldBeGreaterThan(1000);
        late.Take(common.Count).ShouldBe(common);
        (await WrittenExport.OfAsync(life, new ExportOptions { From = From, To = From + Duration.FromDays(40), Quirks = ExportQuirks.Often }))
            .Told.SelectMany(file => file.Plays).Order(ByReport).ShouldBe(early.Order(ByReport));
    }

    [Fact]
    public async Task MissingFile_IsLeftOutAndSaysWhatItWouldHaveHeld()
    {
        var options = new ExportOptions { From = From, To = From + Duration.FromDays(90), RowsPerFile = 1000, MissingFiles = [2] };
        var export = await WrittenExport.OfAsync(WrittenExport.Life(), options);

        var missing = export.Told.Single(file => file.IsMissing);
        missing.Name.ShouldEndWith("Audio_2025_2.json");
        export.Names.ShouldNotContain(missing.Name);
        missing.Plays.Count.ShouldBeInRange(800, 1000);
        export.Told.Where(file => !file.IsMissing).Select(file => file.Name).ShouldBe(export.Names.Skip(1));
    }

    [Fact]
    public async Task AccountData_IsCutToTheMinuteAndLacksSome()
    {
        var life = WrittenExport.Life();
        var options = new ExportOptions { Form = ExportForm.AccountData, From = From, To = To };
        var export = await WrittenExport.OfAsync(life, options);

        var plays = new ExportedLife(life, options.Quirks).PlaysBetween(From, To).ToList();
        var rows = export.Rows("StreamingHistory_music");
        rows.ShouldAllBe(row => row.EnumerateObject().Select(key => key.Name).SequenceEqual(new[] { "endTime", "artistName", "trackName", "msPlayed" }));
        (rows.Count / (double)plays.Count).ShouldBe(0.9, 0.01);

        // Nine of ten whole: the heard times that are in both are the very same but for about one in fifty.
        var heard = plays.ToLookup(play => (play.Title, play.HeardMs));
        (rows.Count(row => heard.Contains((row.GetProperty("trackName").GetString()!, row.GetProperty("msPlayed").GetInt32()))) / (double)rows.Count).ShouldBe(0.98, 0.005);
        rows.ShouldAllBe(row => row.GetProperty("endTime").GetString()!.Length == "2025-01-31 12:34".Length);
        export.Names.ShouldContain("Spotify Account Data/StreamingHistory_podcast_0.json");
        export.Names.ShouldContain("Spotify Account Data/StreamingHistory_audiobook_0.json");
        export.Names.ShouldContain("Spotify Account Data/Userdata.json");
    }

    [Fact]
    public async Task OldAccountData_HasPodcastsWithoutNamesAmongTheMusic()
    {
        var options = new ExportOptions { Form = ExportForm.OldAccountData, From = From, To = To, Quirks = ExportQuirks.Often };
        var export = await WrittenExport.OfAsync(WrittenExport.Life(), options);

        var nameless = export.Rows("StreamingHistory0").Where(row => row.GetProperty("trackName").ValueKind == JsonValueKind.Null).ToList();
        nameless.Count.ShouldBe(export.Told[0].Rows[ExportedRowKind.Podcast]);
        nameless.ShouldNotBeEmpty();
    }

    private static readonly Comparer<ExportedPlay> ByReport =
        Comparer<ExportedPlay>.Create((a, b) => (a.ReportedAt, a.Truth.StartedAt).CompareTo((b.ReportedAt, b.Truth.StartedAt)));
}
