using System.Text.Json.Nodes;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Accounts;

namespace SpotifyInsights.Tests.Simulator;

public sealed class ResponseShapeTests
{
    private static readonly string[] Removed =
        ["popularity", "available_markets", "linked_from", "followers", "genres", "label", "country", "email", "product", "explicit_content", "preview_url"];

    public static TheoryData<string, string, string> Legacy => new()
    {
        { "/v1/me", "current_user.json", LegacySamples.Me },
        { "/v1/me/top/artists?limit=50", "top_artists.json", LegacySamples.TopArtists },
        { "/v1/me/top/tracks?limit=50&time_range=long_term", "top_tracks.json", LegacySamples.TopTracks },
        { "/v1/me/player/recently-played?limit=48", "recently_played_tracks.json", LegacySamples.RecentlyPlayed },
    };

    public static TheoryData<string> Routes =>
    [
        "/v1/me",
        "/v1/me/top/artists",
        "/v1/me/top/tracks",
        "/v1/me/player/recently-played",
        "/v1/me/player/currently-playing",
        "/v1/tracks/{track}",
        "/v1/albums/{album}",
        "/v1/artists/{artist}",
    ];

    [Theory]
    [MemberData(nameof(Legacy))]
    public async Task Legacy_HandWrittenSample_HasTheSameShape(string address, string recording, string sample)
    {
        recording.ShouldNotBeEmpty();
        await ShouldBeAlikeAsync(address, sample);
    }

    [Theory]
    [MemberData(nameof(Legacy))]
    public async Task Legacy_RecordedResponse_HasTheSameShape(string address, string recording, string sample)
    {
        sample.ShouldNotBeEmpty();
        Assert.SkipWhen(ReferenceFolder.Location is null, ReferenceFolder.Absent);
        var file = Path.Combine(ReferenceFolder.Location, "responses", recording);
        await ShouldBeAlikeAsync(address, await File.ReadAllTextAsync(file, SimulatedWorld.Cancel));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Development_RemovedFields_AreAbsent(string route)
    {
        using var world = Listening(ResponseShape.Development, out var client);
        var body = await SimulatedWorld.JsonAsync(client, Address(route, world));
        Names(body).Intersect(Removed).ShouldBeEmpty();
        body.ContainsKey("account_id").ShouldBe(route == "/v1/me");
        client.Dispose();
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Legacy_RemovedFields_AreStillThere(string route)
    {
        using var world = Listening(ResponseShape.Legacy, out var client);
        var body = await SimulatedWorld.JsonAsync(client, Address(route, world));
        Names(body).Intersect(Removed).ShouldNotBeEmpty();
        body.ContainsKey("account_id").ShouldBeFalse();
        body.ContainsKey("email").ShouldBe(route == "/v1/me");
        client.Dispose();
    }

    private static async Task ShouldBeAlikeAsync(string address, string recorded)
    {
        using var world = new SimulatedWorld(options => options.Shape = ResponseShape.Legacy);
        // The recordings were made by an app that did not ask for the e-mail address.
        using var client = world.ClientOf("demo", TokenOffice.AllScopes.Replace("user-read-email ", "", StringComparison.Ordinal));
        var answer = await SimulatedWorld.JsonAsync(client, address);
        new JsonShape(answer).DifferencesFrom(new JsonShape(JsonNode.Parse(recorded)!)).ShouldBeEmpty();
    }

    private static SimulatedWorld Listening(ResponseShape shape, out HttpClient client)
    {
        var world = new SimulatedWorld(options => options.Shape = shape);
        var play = world.Life().LastListed(world.Simulation.Now, 1)[0];
        world.Clock.Now = play.StartedAt.ToDateTimeOffset();
        client = world.ClientOf("demo");
        return world;
    }

    private static string Address(string route, SimulatedWorld world)
    {
        var track = world.Simulation.Catalogue.Tracks[0];
        return route.Replace("{track}", track.Id, StringComparison.Ordinal)
            .Replace("{album}", track.Album.Id, StringComparison.Ordinal)
            .Replace("{artist}", track.Artists[0].Id, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Names(property.Value).Prepend(property.Key)),
        JsonArray array => array.SelectMany(Names),
        _ => [],
    };
}
