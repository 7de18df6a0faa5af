using NodaTime;
using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Exclusions;

public sealed class ExclusionStoreTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 0, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_ByManyAtOnce_LosesNone()
    {
        var store = new ExclusionStore(new MemoryObjectStore(new ManualTimeProvider(Now.ToDateTimeOffset())));

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => store.ChangeAsync("ada", current => [.. current, Of($"{i}")], Token), Token)));

        all.ShouldAllBe(isChanged => isChanged);
        (await store.GetAsync("ada", Token)).Exclusions.Select(exclusion => exclusion.Id).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}").Order(StringComparer.Ordinal));
        (await store.GetAsync("ben", Token)).Exclusions.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_KeepsEveryKindOfTarget()
    {
        var store = new ExclusionStore(new MemoryObjectStore(new ManualTimeProvider(Now.ToDateTimeOffset())));
        var track = new ExcludedTrack("id", "Song", Artist: null);
        Exclusion[] made =
        [
            Of("1") with { Play = new ExcludedPlay(track, Now, Now + Duration.FromMilliseconds(1)) },
            Of("2") with { Track = track },
            Of("3") with { Artist = new ExcludedArtist("ann", "Ann") },
            Of("4") with { Period = new ExcludedPeriod(Now, Now + Duration.FromDays(1)) },
            Of("5") with { Playlist = new ExcludedPlaylist("gym") },
        ];

        await store.ChangeAsync("ada", _ => made, Token);

        var file = await store.GetAsync("ada", Token);
        file.Exclusions.ShouldBe(made);
        (await store.ChangeAsync("ada", _ => null, Token)).ShouldBeFalse();
        (await store.GetAsync("ada", Token)).Version.ShouldBe(file.Version);
    }

    private static Exclusion Of(string id) => new() { Id = id, CreatedAt = Now, Reason = "because" };
}
