using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Tests.Aggregation;

public sealed class PastHistoryTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 27, 6, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Past_AfterAnyInput_IsTheHistoryOfTheInputsUntilThen(int seed)
    {
        var inputs = new RandomLife(seed, Start, days: 9).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        var past = new PastHistoryStore(rig.Memory);
        foreach (var count in Enumerable.Range(1, inputs.Count).Where(count => count % 5 == 0).Append(inputs.Count))
        {
            var asOf = inputs[count - 1].Page.CollectedAt;
            var then = new ListenerRig();
            await then.PutAsync(inputs.Take(count));
            await then.ApplyAsync(AggregationKind.Rebuild);
            var (expected, actual) = (await then.HistoryAsync(), (await past.LoadAsync(ListenerRig.UserId, asOf, Token))!);

            Plays(actual).ShouldBe(Plays(expected), $"after {count} inputs");
            Artists(actual).ShouldBe(Artists(expected), $"after {count} inputs");
            actual.AsOf.ShouldBe(asOf);
            actual.DataVersion.ShouldBe((await rig.ManifestAsync()).DataVersion);
            actual.Observed.Ranges.ShouldAllBe(range => range.To <= asOf);
        }
    }

    [Fact]
    public async Task Past_OfAnImport_BeginsWhenItWasHandedIn()
    {
        var rig = new ListenerRig();
        var import = new Imported("export", Start + Duration.FromDays(30), [Row(0), Row(10)]) { CoversFrom = Start - Duration.FromDays(2), CoversTo = Start + Duration.FromDays(1) };
        await rig.PutAsync(import);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        var past = new PastHistoryStore(rig.Memory);

        var before = (await past.LoadAsync(ListenerRig.UserId, import.CollectedAt - Duration.FromSeconds(1), Token))!;
        (before.Plays.Count, before.Observed.Ranges.Count).ShouldBe((0, 0));
        var after = (await past.LoadAsync(ListenerRig.UserId, import.CollectedAt, Token))!;
        (after.Plays.Count, after.Observed.Ranges.Count).ShouldBe((2, 1));
    }

    [Fact]
    public async Task SnapshotInstant_OfASnapshot_IsWhenItWasCollected_OfNoneNull()
    {
        var inputs = new RandomLife(4, Start, days: 6).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        var past = new PastHistoryStore(rig.Memory);
        var snapshot = inputs.First(input => input.IsSnapshot);

        (await past.FindSnapshotInstantAsync(ListenerRig.UserId, snapshot.Id, Token)).ShouldBe(snapshot.Page.CollectedAt);
        (await past.FindSnapshotInstantAsync("bob", snapshot.Id, Token)).ShouldBeNull();
        (await past.FindSnapshotInstantAsync(ListenerRig.UserId, inputs.First(input => !input.IsSnapshot).Id, Token)).ShouldBeNull();
        (await past.FindSnapshotInstantAsync(ListenerRig.UserId, "../../x", Token)).ShouldBeNull();
        (await past.LoadAsync("bob", Start, Token)).ShouldBeNull();
    }

    private static Witness Row(int minute)
    {
        var track = new ReportedTrack { TrackId = "t", TrackName = "Song", ArtistName = "Band", Uri = "spotify:track:t" };
        return new Witness { Kind = WitnessKind.Export, PlayedAt = Start + Duration.FromMinutes(minute), HeardMs = 100_000, Track = track };
    }

    private static IEnumerable<string> Plays(ListeningHistory history)
    {
        var (plays, tracks, facts) = (history.Plays, history.Tracks, history.Tracks.Attributes);
        for (var row = 0; row < plays.Count; row++)
        {
            var track = plays.Track[row];
            var credits = string.Join('+', tracks.Credits[track].ToArray().Select(artist => tracks.ArtistKeys[artist] + "/" + tracks.ArtistNames[artist]));
            yield return $"{plays.StartedAt[row]} {plays.MsPlayed[row]} {plays.Flags[row]} {tracks.Keys[track]} {tracks.Names[track]} {credits} "
                + $"{facts.AlbumType[track]} {facts.ReleaseDay[track]} {facts.ReleasePrecision[track]} {facts.IsExplicit[track]} {facts.Popularity[track]}";
        }
    }

    private static IEnumerable<string> Artists(ListeningHistory history)
    {
        var (tracks, said) = (history.Tracks, history.Tracks.ArtistAttributes);
        return tracks.ArtistKeys.Select((key, i) =>
            $"{key} {said.Popularity[i]} {said.Followers[i]} {string.Join(',', said.Genres[i].ToArray().Select(genre => said.GenreNames[genre]))}").Order();
    }
}
