using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;
using SpotifyInsights.Tests.Webhooks;

namespace SpotifyInsights.Tests.Planning;

/// <summary>A collector that stands still is seen, said once, and heals; who sees what of it.</summary>
public sealed class CollectionHealthTests : IAsyncLifetime
{
    private WebhookWorld world = null!;
    private HttpClient demo = null!;
    private HttpClient light = null!;

    private ApiHost Host => world.Host;

    public async ValueTask InitializeAsync()
    {
        // The demo listener comes first and owns the instance; a list would keep others out.
        world = await WebhookWorld.StartAsync(configure: host =>
        {
            host.Settings["Auth:AllowedSpotifyIds:0"] = "demo";
            host.Settings["Auth:AllowedSpotifyIds:1"] = "light";
        });
        (demo, light) = (Host.Anonymous(), Host.Anonymous());
        await Host.SignInAsync(demo);
        await Host.SignInAsync(light, "light");
        await demo.TakeSnapshotAsync();
        await light.TakeSnapshotAsync();
    }

    public async ValueTask DisposeAsync()
    {
        demo.Dispose();
        light.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Collector_ThatStoodStillForThreeHours_IsRedAndToldOnceAndGreenAgain()
    {
        await world.MakeAsync(events: ["collection.stalled", "collection.recovered"]);
        var alert = Host.Services.GetRequiredService<StandstillAlert>();
        Host.Clock.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        await alert.LookAsync(Patience.Token());
        Status(await Host.Anonymous().GetJsonAsync("/health/collection")).ShouldBe("ok");

        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await alert.LookAsync(Patience.Token());
        await alert.LookAsync(Patience.Token());

        var red = await Host.Anonymous().GetJsonAsync("/health/collection", HttpStatusCode.ServiceUnavailable);
        Status(red).ShouldBe("failed");
        red.GetProperty("detail").GetString().ShouldBe("From 2 of 2 listeners nothing was collected for 3 hours or more.");
        var told = (await world.Receiver.NextAsync()).Json;
        told.GetProperty("type").GetString().ShouldBe("collection.stalled");
        told.GetProperty("data").GetProperty("lastSuccessAt").GetString().ShouldBe("2026-03-15T12:00:00Z");

        await Host.SignInAsync(demo);
        await demo.TakeSnapshotAsync("?force=true");
        await Host.SignInAsync(light, "light");
        await light.TakeSnapshotAsync("?force=true");
        await alert.LookAsync(Patience.Token());

        // The very next message: the second look told nothing.
        (await world.Receiver.NextAsync()).Json.GetProperty("type").GetString().ShouldBe("collection.recovered");
        Status(await Host.Anonymous().GetJsonAsync("/health/collection")).ShouldBe("ok");
    }

    [Fact]
    public async Task Health_ShowsTheOwnerAllAListenerHimselfAndNobodyElseAnybody()
    {
        Listeners(await demo.GetJsonAsync("/health/collection")).ShouldBe(["demo", "light"]);
        Listeners(await light.GetJsonAsync("/health/collection")).ShouldBe(["light"]);
        Listeners(await Host.Anonymous().GetJsonAsync("/health/collection")).ShouldBeEmpty();

        using var operates = await ProgramAsync(demo, "operate");
        using var measures = await ProgramAsync(demo, "metrics:read");
        using var manages = await ProgramAsync(demo, "account:manage");
        using var stranger = await ProgramAsync(light, "operate");
        Listeners(await operates.GetJsonAsync("/health/collection")).ShouldBe(["demo", "light"]);
        Listeners(await measures.GetJsonAsync("/health/collection")).ShouldBe(["demo"]);
        Listeners(await manages.GetJsonAsync("/health/collection")).ShouldBeEmpty();
        Listeners(await stranger.GetJsonAsync("/health/collection")).ShouldBeEmpty();
    }

    // A key ring that is gone: the job fails once, the listener is told once, and the other one goes on.
    [Fact]
    public async Task Tokens_ThatCannotBeDecrypted_StopOneListenerAndASignInHeals()
    {
        var accounts = Host.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.FindAsync("light", Patience.Token()))!;
        await accounts.PutAsync(account with { ProtectedTokens = "of another key ring" }, Patience.Token());
        Host.Services.GetRequiredService<SpotifyTokenService>().Forget("light");

        var failed = await light.TakeSnapshotAsync("?force=true");

        failed.GetProperty("problem").GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:sign-in-required");
        (await accounts.FindAsync("light", Patience.Token()))!.NeedsSignIn.ShouldBeTrue();
        (await light.GetJsonAsync("/me/collection")).GetProperty("state").GetString().ShouldBe("sign-in-needed");
        Host.Clock.Advance(TimeSpan.FromHours(25));
        var due = Host.Services.GetRequiredService<CollectionPlanStore>();
        var now = Instant.FromDateTimeOffset(Host.Clock.GetUtcNow());
        (await due.ListDueSnapshotsAsync(now, 10, Patience.Token())).ShouldBe(["demo"]);

        await Host.SignInAsync(light, "light");

        (await due.ListDuePollsAsync(now, new CallBudget(Duration.FromHours(24), Duration.Zero, Duration.FromHours(3)), 10, Patience.Token())).ShouldContain("light");
        (await light.TakeSnapshotAsync()).GetProperty("state").GetString().ShouldBe("succeeded");
        (await light.GetJsonAsync("/me/collection")).GetProperty("state").GetString().ShouldBe("on-schedule");
    }

    private static string? Status(JsonElement health) => health.GetProperty("status").GetString();

    private static List<string?> Listeners(JsonElement health) => [.. health.GetProperty("listeners").EnumerateArray().Select(one => one.GetProperty("userId").GetString())];

    private async Task<HttpClient> ProgramAsync(HttpClient owner, string scope)
    {
        using var made = await owner.PostAsJsonAsync("/api-keys", new { name = scope, scopes = new[] { scope } }, Patience.Token());
        var key = (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString();
        var program = Host.Anonymous();
        program.DefaultRequestHeaders.Add("X-API-Key", key);
        return program;
    }
}
