using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Importing;

/// <summary>
/// Months of which one extended history alone tells are worked out from numbers. What the ordinary merge makes of the same rows is the oracle: a rebuild takes
/// it, and so does a listener of whom other sources tell something as well.
/// </summary>
public sealed class ExportAloneTests
{
    private const int Rows = 1_200;

    private static readonly Instant Start = Instant.FromUtc(2021, 11, 20, 0, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 300 : 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Aggregates_OfAnExportAlone_AreThoseOfARebuild(int seed)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("endsong_0.json", File(seed));
        result.Outcome.ShouldBe(ImportOutcome.Imported);
        var aggregates = await rig.Listener.AggregatesAsync();
        (await rig.Listener.ManifestAsync()).Months.Count.ShouldBeGreaterThan(2);

        await rig.Listener.ApplyAsync(AggregationKind.Rebuild);

        (await rig.Listener.AggregatesAsync()).ShouldBe(aggregates);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Outcomes_OfAnExportAlone_AreThoseBesideOtherPlays(int seed)
    {
        var (alone, beside) = (new ImportRig(), new ImportRig());
        await beside.Listener.PutAsync(PollsOfSomethingElse());
        await beside.Listener.ApplyAsync(AggregationKind.Poll);

        var told = (await alone.ImportAsync("endsong_0.json", File(seed))).Report;
        var toldBeside = (await beside.ImportAsync("endsong_0.json", File(seed))).Report;

        told.Outcomes.ShouldBe(toldBeside.Outcomes);
        told.DuplicateMs.ShouldBe(toldBeside.DuplicateMs);
        told.Files.Single().MsPlayed.ShouldBe(toldBeside.Files.Single().MsPlayed);
        told.Outcomes.Sum.ShouldBe(Rows);
        told.Outcomes.Duplicate.ShouldBeGreaterThan(0);
    }

    // Few tracks and times, so that everything happens: twins, rows inside each other, chains, ends of equal time, plays over the end of a month, other words.
    private static string File(int seed)
    {
        var random = new Random(seed);
        return ExtendedRow.File(Enumerable.Range(0, Rows).Select(_ => Row(random)));
    }

    private static JsonObject Row(Random random)
    {
        var at = Start + Duration.FromSeconds((random.Next(60) * 86_400L) + 86_300 + (random.Next(40) * 10));
        var heard = random.Next(6) switch { 0 => 0, 1 => 29_999, 2 => 30_000, 3 => 86_400_000, _ => random.Next(1, 40) * 7_000 };
        var track = random.Next(12);
        var row = ExtendedRow.Make(
            ("ts", InstantPattern.General.Format(at)),
            ("ms_played", heard),
            ("master_metadata_track_name", random.Next(30) == 0 ? $"Song {track} (Live)" : $"Song {track}"),
            ("master_metadata_album_artist_name", $"Artist {track % 5}"),
            ("master_metadata_album_album_name", random.Next(9) == 0 ? $"Album {track}, new name" : $"Album {track}"),
            ("spotify_track_uri", track == 0 ? null : $"spotify:track:{track}"),
            ("shuffle", random.Next(4) == 0),
            ("reason_end", random.Next(3) == 0 ? "endplay" : "trackdone"),
            ("offline_timestamp", random.Next(3) == 0 ? at.ToUnixTimeMilliseconds() - heard - (random.Next(200) * 1_000) : null));
        return random.Next(25) switch
        {
            0 => Spoken(row, ("spotify_episode_uri", $"spotify:episode:{track}"), ("episode_name", "Episode"), ("episode_show_name", "Show")),
            1 => Spoken(row, ("audiobook_uri", "spotify:show:book"), ("audiobook_chapter_uri", $"spotify:episode:chapter{track}"), ("audiobook_title", "Book")),
            2 => row.Without("ms_played"),
            _ => row,
        };
    }

    private static JsonObject Spoken(JsonObject row, params (string Key, JsonNode? Value)[] changes)
    {
        row["spotify_track_uri"] = row["master_metadata_track_name"] = row["master_metadata_album_artist_name"] = row["master_metadata_album_album_name"] = null;
        foreach (var (key, value) in changes)
        {
            row[key] = value;
        }

        return row;
    }

    // A page every ten days: no month is the export's alone.
    private static IEnumerable<Collected> PollsOfSomethingElse()
    {
        for (var day = -30; day < 120; day += 10)
        {
            var at = Start + Duration.FromDays(day);
            var track = new ReportedTrack { Uri = "spotify:track:other", TrackId = "other", TrackName = "Something else", ArtistName = "Nobody", DurationMs = 200_000 };
            yield return new Collected(IsSnapshot: false, at, new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at, track, ContextType: null, ContextUri: null)]), [], []);
        }
    }
}
