using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Exclusions;
using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Exclusions;

/// <summary>How many exclusions there may be, and what asking twice does.</summary>
public sealed class ExclusionLimitTests(ExclusionLimitTests.World world) : IClassFixture<ExclusionLimitTests.World>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exclusion_BeyondAThousand_IsRefused_UntilOneIsTakenBack()
    {
        using var listener = await world.ListenerAsync("many");
        var first = Instant.FromUtc(2020, 1, 1, 0, 0);
        await world.Host.Services.GetRequiredService<ExclusionStore>().ChangeAsync("many", _ => [.. Enumerable.Range(1, 999).Select(day => Of(day, first + Duration.FromDays(day)))], Cancel);

        using (var last = await listener.PostAsJsonAsync("/exclusions", Period("2024-01-01"), Cancel))
        {
            last.StatusCode.ShouldBe(HttpStatusCode.Created, "the thousandth");
        }

        using (var refused = await listener.PostAsJsonAsync("/exclusions", Period("2024-01-02"), Cancel))
        {
            (await refused.ProblemAsync(HttpStatusCode.Conflict, "too-many-exclusions")).GetProperty("detail").GetString()!.ShouldContain("You have 1000 exclusions");
        }

        using (var same = await listener.PostAsJsonAsync("/exclusions", Period("2024-01-01"), Cancel))
        {
            same.StatusCode.ShouldBe(HttpStatusCode.OK, "what is there needs no room");
        }

        ExclusionRequests.MostExclusions.ShouldBe(1_000);
        (await listener.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(1_000);
        (await listener.DeleteAsync("/exclusions/1", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var room = await listener.PostAsJsonAsync("/exclusions", Period("2024-01-02"), Cancel);
        room.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task SameKey_GetsTheSameAnswer_AndExcludesOnce()
    {
        using var listener = await world.ListenerAsync("twice");
        using var made = await PostAsync(listener, "song");
        using var repeated = await PostAsync(listener, "song");

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        repeated.StatusCode.ShouldBe(HttpStatusCode.Created, "without the key it would be 200");
        (await repeated.Content.ReadAsStringAsync(Cancel)).ShouldBe(await made.Content.ReadAsStringAsync(Cancel));
        (await listener.GetJsonAsync("/exclusions")).GetProperty("items").GetArrayLength().ShouldBe(1);

        using var other = await PostAsync(listener, "another");
        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    private static Exclusion Of(int day, Instant from) => new() { Id = $"{day}", CreatedAt = from, Period = new ExcludedPeriod(from, from + Duration.FromDays(1)) };

    private static object Period(string day) => new { period = new { from = day, to = day + "T12:00:00Z", timeZone = "Etc/UTC" } };

    private static async Task<HttpResponseMessage> PostAsync(HttpClient listener, string track)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/exclusions") { Content = JsonContent.Create(new { track }) };
        request.Headers.Add("Idempotency-Key", "8e03978e-40d5-43e8-bc93-6894a57f9324");
        return await listener.SendAsync(request, Cancel);
    }

    /// <summary>One host for all.</summary>
    public sealed class World : IDisposable
    {
        internal ApiHost Host { get; } = new();

        public void Dispose() => Host.Dispose();

        internal async Task<HttpClient> ListenerAsync(string name)
        {
            var listener = Host.As(name);
            await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
            return listener;
        }
    }
}
