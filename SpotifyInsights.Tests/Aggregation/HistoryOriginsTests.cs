using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

public sealed class HistoryOriginsTests
{
    private static readonly Instant Day = Instant.FromUtc(2026, 1, 31, 20, 0);

    [Fact]
    public async Task History_KnowsWhatPlaysWereStartedFrom_MonthAfterMonth()
    {
        // Two months, in whose files texts have different places; nothing is known of one play.
        var history = await HistoryAsync(
            Poll(0, "a", "playlist", "spotify:playlist:gym"),
            Poll(0.1, "b", "album", "spotify:album:x"),
            Poll(10, "c", null, null),
            Poll(11, "d", "album", "spotify:album:y"),
            Poll(12, "e", "album", "spotify:album:x"),
            Poll(13, "f", "playlist", "spotify:user:ann:playlist:gym"));

        var (plays, origins) = (history.Plays, history.Plays.Origins);
        Enumerable.Range(0, plays.Count)
            .Select(row => (history.Tracks.Keys[plays.Track[row]], origins[row] < 0 ? null : origins.All[origins[row]]))
            .ShouldBe(
            [
                ("a", new(OriginKind.Playlist, "gym")),
                ("b", new(OriginKind.Album, "x")),
                ("c", null),
                ("d", new(OriginKind.Album, "y")),
                ("e", new(OriginKind.Album, "x")),
                ("f", new(OriginKind.Playlist, "gym")),
            ]);
        origins.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task History_WithoutContexts_HoldsNothingForThem()
    {
        var history = await HistoryAsync(Poll(0, "a", null, null), Poll(1, "b", null, null));

        history.Plays.Origins.Bytes.ShouldBe(0);
        history.Plays.Bytes.ShouldBe(2 * PlayColumns.BytesPerPlay);
    }

    private static Collected Poll(double day, string id, string? type, string? uri)
    {
        var at = Day + Duration.FromDays(day);
        var track = new ReportedTrack { TrackId = id, TrackName = id, ArtistId = "a", ArtistName = "Ann", DurationMs = 200_000, Uri = "spotify:track:" + id };
        return new Collected(IsSnapshot: false, at, new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromMinutes(10), track, type, uri)]), [], []);
    }

    private static async Task<ListeningHistory> HistoryAsync(params Collected[] inputs)
    {
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        return await rig.HistoryAsync();
    }
}
