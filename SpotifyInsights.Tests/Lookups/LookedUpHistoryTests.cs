using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Lookups;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Importing;

namespace SpotifyInsights.Tests.Lookups;

/// <summary>Histories with what was looked up, and what is looked up next.</summary>
public sealed class LookedUpHistoryTests
{
    private const string Exported = "0000000000000000000001";
    private const string Polled = "0000000000000000000002";
    private const string Gone = "0000000000000000000003";
    private static readonly Instant LookedUpAt = Instant.FromUtc(2026, 2, 1, 8, 0);

    private static readonly ReportedTrack Said = new()
    {
        TrackId = Exported,
        TrackName = "Song",
        ArtistName = "Ann",
        AlbumType = "single",
        ReleaseDate = "1999-12",
        ReleaseDatePrecision = "month",
        DurationMs = 201_000,
        Explicit = true,
        Isrc = "QZABC2600001",
        Uri = "spotify:track:" + Exported,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lookup_FillsWhatNoPlaySays_AndNothingElse()
    {
        var rig = await LifeAsync();
        var before = await rig.HistoryAsync();
        before.Tracks.DurationMs[Index(before, Exported)].ShouldBe(TrackCatalogue.Unknown);

        await LookUpAsync(rig, new LookedUpTrack(Exported, Said), new LookedUpTrack(Polled, Said with { TrackId = Polled }), new LookedUpTrack(Gone, Track: null));

        var history = await rig.HistoryAsync();
        history.DataVersion.ShouldNotBe(before.DataVersion);
        var (track, facts) = (Index(history, Exported), history.Tracks.Attributes);

        // December 1999 began 10,926 days after 1970 did.
        (history.Tracks.DurationMs[track], facts.AlbumType[track], facts.ReleaseDay[track], facts.ReleasePrecision[track], facts.IsExplicit[track]).ShouldBe((201_000, AlbumType.Single, 10_926, DatePrecision.Month, (sbyte)1));
        track = Index(history, Polled);
        (history.Tracks.DurationMs[track], facts.AlbumType[track], facts.IsExplicit[track]).ShouldBe((190_000, AlbumType.Album, (sbyte)0), "what a play says stands");
        history.Tracks.DurationMs[Index(history, Gone)].ShouldBe(TrackCatalogue.Unknown);
        history.Plays.Count.ShouldBe(before.Plays.Count);
    }

    [Fact]
    public async Task Rebuild_LosesNoLookup_AlsoOfOneThatTheManifestNeverNamed()
    {
        var rig = await LifeAsync();
        await LookUpAsync(rig, new LookedUpTrack(Exported, Said));
        var (counting, id) = (await rig.ManifestAsync(), CollectionId(1));
        counting.Lookups.ShouldBe([CollectionId(0)]);

        await rig.ApplyAsync(AggregationKind.Rebuild);
        (await rig.ManifestAsync()).DataVersion.ShouldBe(counting.DataVersion);

        // The process died between the batch and the manifest.
        (await new LookupStore(rig.Memory).PutNewAsync(ListenerRig.UserId, LookedUpAt, [new(Gone, Track: null)], Token)).ShouldBe(id);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        (await rig.ManifestAsync()).Lookups.ShouldBe([CollectionId(0), id]);
        (await rig.HistoryAsync()).Tracks.DurationMs[Index(await rig.HistoryAsync(), Exported)].ShouldBe(201_000);
    }

    [Fact]
    public async Task PastHistory_KnowsWhatWasLookedUpUntilThen()
    {
        var rig = await LifeAsync();
        await LookUpAsync(rig, new LookedUpTrack(Exported, Said));
        foreach (var (at, length) in new[] { (LookedUpAt - Duration.FromSeconds(1), TrackCatalogue.Unknown), (LookedUpAt, 201_000) })
        {
            var past = (await new PastHistoryStore(rig.Memory).LoadAsync(ListenerRig.UserId, at, Token))!;
            past.Tracks.DurationMs[Index(past, Exported)].ShouldBe(length);
        }
    }

    [Fact]
    public async Task Missing_IsWhatNothingIsKnownOf_MostPlayedFirst_AndNotAskedForYet()
    {
        var history = await (await LifeAsync()).HistoryAsync();

        // `Gone` has two plays; `local` is no id of Spotify's; the polled one is known.
        LookupPlan.Missing(history, new HashSet<string>()).ShouldBe([Gone, Exported]);
        LookupPlan.Missing(history, new HashSet<string> { Gone }).ShouldBe([Exported]);
    }

    private static string CollectionId(int second) => $"2026-02-01T08-00-0{second}Z";

    private static int Index(ListeningHistory history, string id) => Array.IndexOf(history.Tracks.Keys, id);

    private static async Task LookUpAsync(ListenerRig rig, params LookedUpTrack[] tracks)
    {
        var id = await new LookupStore(rig.Memory).PutNewAsync(ListenerRig.UserId, LookedUpAt, tracks, Token);
        await new ManifestStore(rig.Memory).AddLookupsAsync(ListenerRig.UserId, [id], Token);
    }

    private static async Task<ListenerRig> LifeAsync()
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(
            ExtendedRow.Make(("spotify_track_uri", "spotify:track:" + Exported)),
            ExtendedRow.Make(("ts", "2023-05-05T12:00:00Z"), ("spotify_track_uri", "spotify:track:" + Gone)),
            ExtendedRow.Make(("ts", "2023-05-06T12:00:00Z"), ("spotify_track_uri", "spotify:track:" + Gone)),
            ExtendedRow.Make(("ts", "2023-05-07T12:00:00Z"), ("spotify_track_uri", "spotify:track:local"))));
        var at = LookedUpAt - Duration.FromDays(1);
        var track = new ReportedTrack
        {
            TrackId = Polled,
            TrackName = "Other",
            ArtistId = "b",
            ArtistName = "Ben",
            AlbumType = "album",
            ReleaseDate = "2020",
            ReleaseDatePrecision = "year",
            DurationMs = 190_000,
            Explicit = false,
            Uri = "spotify:track:" + Polled,
        };
        await rig.Listener.PutAsync([new Collected(IsSnapshot: false, at, new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromMinutes(9), track, ContextType: null, ContextUri: null)]), [], [])]);
        await rig.Listener.ApplyAsync(AggregationKind.Rebuild);
        return rig.Listener;
    }
}
