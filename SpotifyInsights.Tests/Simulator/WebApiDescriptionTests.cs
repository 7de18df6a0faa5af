using System.Text.Json.Nodes;
using NodaTime;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>Every route in development shape against the description of the Web API, judged by prism.</summary>
public sealed class WebApiDescriptionTests
{
    /// <summary>
    /// The description contradicts itself here: its album has lost these three fields, but still requires them. The
    /// facts (development mode does not send them) win.
    /// </summary>
    private static readonly string[] KnownContradiction = ["genres", "label", "popularity"];

    [Fact]
    public async Task EveryRoute_ThroughPrism_KeepsToTheDescription()
    {
        Assert.SkipWhen(ReferenceFolder.Location is null, ReferenceFolder.Absent);
        var clock = new SimulatorClock(new DateTimeOffset(2026, 3, 18, 18, 30, 0, TimeSpan.Zero));
        await using var host = await SocketHost.StartAsync(clock);
        var life = host.Simulation.FindListener("demo")!.Life;
        var inAContext = life.PlaysBetween(host.Simulation.Now - Duration.FromDays(3), host.Simulation.Now).Last(play => play.Context is not null);
        var fromTheQueue = life.PlaysBetween(host.Simulation.Now - Duration.FromDays(9), host.Simulation.Now).Last(play => play.Context is null);
        await using var prism = await PrismProxy.StartAsync(
            Path.Combine(ReferenceFolder.Location, "web-api.devmode.openapi.yml"), host.Address, SimulatedWorld.Cancel);

        var complaints = new List<string>();
        foreach (var play in new[] { inAContext, fromTheQueue })
        {
            clock.Now = play.StartedAt.ToDateTimeOffset();
            using var client = host.Client("demo");
            client.BaseAddress = prism.Address;
            complaints.AddRange(await ComplaintsAsync(client, "/v1/me/player/currently-playing"));
        }

        clock.Now = inAContext.StartedAt.ToDateTimeOffset();
        using var demo = host.Client("demo");
        demo.BaseAddress = prism.Address;
        foreach (var route in Routes(inAContext.Track.Id, inAContext.Track.Album.Id, inAContext.Track.Artists[0].Id))
        {
            complaints.AddRange(await ComplaintsAsync(demo, route));
        }

        using var stranger = host.Client("stranger");
        stranger.BaseAddress = prism.Address;
        complaints.AddRange(await ComplaintsAsync(stranger, "/v1/me", expected: 403));
        demo.DefaultRequestHeaders.Authorization = new("Bearer", "rubbish");
        complaints.AddRange(await ComplaintsAsync(demo, "/v1/me", expected: 401));

        complaints.ShouldBe(
            KnownContradiction.Select(field => $"/v1/albums/{inAContext.Track.Album.Id}: Response body must have required property '{field}'"),
            ignoreOrder: true);
    }

    private static IEnumerable<string> Routes(string track, string album, string artist) =>
    [
        "/v1/me",
        "/v1/me/player/recently-played",
        "/v1/me/player/recently-played?limit=50",
        "/v1/me/player/recently-played?limit=1&after=1700000000000",
        "/v1/me/player/recently-played?limit=50&before=1",
        "/v1/me/top/tracks",
        "/v1/me/top/tracks?time_range=short_term&limit=50&offset=50",
        "/v1/me/top/tracks?time_range=long_term&offset=100000",
        "/v1/me/top/artists?time_range=long_term&limit=50",
        "/v1/me/top/artists?time_range=medium_term&limit=1&offset=3",
        $"/v1/tracks/{track}",
        $"/v1/artists/{artist}",
        $"/v1/albums/{album}",
    ];

    private static async Task<IEnumerable<string>> ComplaintsAsync(HttpClient client, string address, int expected = 200)
    {
        using var response = await client.GetAsync(address, SimulatedWorld.Cancel);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(SimulatedWorld.Cancel))!;
        if ((int)response.StatusCode == expected)
        {
            return [];
        }

        return body["validation"] is JsonArray violations
            ? violations.Select(violation => $"{address}: {violation!["message"]}")
            : [$"{address}: {body.ToJsonString()}"];
    }
}
