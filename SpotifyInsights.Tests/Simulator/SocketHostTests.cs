using System.Net;
using System.Text;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Faults;

namespace SpotifyInsights.Tests.Simulator;

public sealed class SocketHostTests
{
    private static readonly SimulatorClock Clock = new(new DateTimeOffset(2026, 3, 18, 18, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task Prefix_InsideAnotherApplication_ServesBothAndPagesBelowThePrefix()
    {
        await using var host = await SocketHost.StartAsync(Clock, "/simulator");
        using var client = host.Client("demo");
        (await client.GetStringAsync("/own", SimulatedWorld.Cancel)).ShouldBe("mine");

        var page = await SimulatedWorld.JsonAsync(client, "/simulator/v1/me/player/recently-played?limit=5");
        var next = (string?)page["next"];
        next.ShouldNotBeNull().ShouldStartWith($"{host.Address}simulator/v1/me/player/recently-played?before=");
        await SimulatedWorld.JsonAsync(client, next);
    }

    [Fact]
    public async Task Handler_OfAHostedSimulation_AnswersAsTheSocketDoes()
    {
        await using var host = await SocketHost.StartAsync(Clock, "/simulator");
        using var overSocket = host.Client("demo");
        using var handler = new SimulatorHandler(host.Simulation, "/simulator");
        using var inProcess = new HttpClient(handler) { BaseAddress = host.Address };
        inProcess.DefaultRequestHeaders.Authorization = overSocket.DefaultRequestHeaders.Authorization;

        foreach (var path in new[] { "me", "me/top/artists?limit=3", "me/player/recently-played?limit=4", "nothing" })
        {
            using var expected = await overSocket.GetAsync($"/simulator/v1/{path}", SimulatedWorld.Cancel);
            using var found = await inProcess.GetAsync($"/simulator/v1/{path}", SimulatedWorld.Cancel);
            found.StatusCode.ShouldBe(expected.StatusCode);
            found.Content.Headers.ContentType.ShouldBe(expected.Content.Headers.ContentType);
            found.Content.Headers.ContentLength.ShouldBe(expected.Content.Headers.ContentLength);
            (await found.Content.ReadAsStringAsync(SimulatedWorld.Cancel)).ShouldBe(await expected.Content.ReadAsStringAsync(SimulatedWorld.Cancel));
        }
    }

    [Fact]
    public async Task CutOffBody_OverASocket_BreaksTheConnection()
    {
        await using var host = await SocketHost.StartAsync(Clock);
        using var client = host.Client("demo");
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.RecentlyPlayed, FaultKind.CutOffBody));
        await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync("/v1/me/player/recently-played", SimulatedWorld.Cancel));
        await client.GetStringAsync("/v1/me/player/recently-played", SimulatedWorld.Cancel);
    }

    [Fact]
    public async Task FaultRoutes_PostGetDelete_PlanListAndClear()
    {
        await using var host = await SocketHost.StartAsync(Clock);
        using var client = host.Client("demo");
        (await PostAsync(client, """{"endpoint":"Me","kind":"RateLimited","times":2,"retryAfterSeconds":7}""")).ShouldBe(HttpStatusCode.NoContent);
        host.Simulation.Faults.Pending.ShouldBe([new Fault(SimulatedEndpoint.Me, FaultKind.RateLimited, Times: 2, RetryAfterSeconds: 7)]);
        (await client.GetStringAsync("/simulator/faults", SimulatedWorld.Cancel)).ShouldContain("\"RateLimited\"");

        using var cleared = await client.DeleteAsync("/simulator/faults", SimulatedWorld.Cancel);
        host.Simulation.Faults.Pending.ShouldBeEmpty();
        await client.GetStringAsync("/v1/me", SimulatedWorld.Cancel);
        (await client.GetStringAsync("/simulator/calls", SimulatedWorld.Cancel)).ShouldBe("""{"Me":1}""");
    }

    [Theory]
    [InlineData("""{"endpoint":"Me","kind":"Nonsense"}""")]
    [InlineData("""{"kind":"Forbidden"}""")]
    [InlineData("""{"endpoint":"Me","kind":"Forbidden","times":0}""")]
    [InlineData("null")]
    [InlineData("rubbish")]
    public async Task FaultRoutes_BadPlan_Is400(string plan)
    {
        await using var host = await SocketHost.StartAsync(Clock);
        using var client = host.Client("demo");
        (await PostAsync(client, plan)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string plan)
    {
        using var content = new StringContent(plan, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/simulator/faults", content, SimulatedWorld.Cancel);
        return response.StatusCode;
    }
}
