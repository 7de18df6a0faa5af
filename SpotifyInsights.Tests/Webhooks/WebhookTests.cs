using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>Webhooks from their making to what arrives, as a receiver sees it.</summary>
public sealed class WebhookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshot_ThatSucceeds_IsToldSigned()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.Host.SignInAsync(world.Listener);
        var (id, secret) = await world.MakeAsync();

        var job = await world.Listener.TakeSnapshotAsync();

        var message = await world.Receiver.NextAsync();
        (message.Method, message.Path).ShouldBe(("POST", "/hook"));
        message.Headers["content-type"].ShouldBe("application/json");
        message.Json.GetProperty("type").GetString().ShouldBe("job.succeeded");
        message.Json.GetProperty("timestamp").GetString().ShouldBe("2026-03-15T12:00:00Z");
        var data = message.Json.GetProperty("data");
        data.GetProperty("jobId").GetString().ShouldBe(job.GetProperty("id").GetString());
        data.GetProperty("kind").GetString().ShouldBe("snapshot");
        data.GetProperty("state").GetString().ShouldBe("succeeded");
        data.GetProperty("dataVersion").GetString().ShouldBe(job.GetProperty("dataVersion").GetString());
        data.GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);

        // As the standard has receivers do it.
        message.Headers["webhook-timestamp"].ShouldBe(ApiHost.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var signed = Encoding.UTF8.GetBytes($"{message.Id}.{message.Headers["webhook-timestamp"]}.{message.Body}");
        message.Headers["webhook-signature"].ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed)));

        var delivery = await world.UntilAsync(id, message.Id, one => one.GetProperty("state").GetString() == "delivered");
        delivery.GetProperty("lastStatus").GetInt32().ShouldBe(204);
        delivery.GetProperty("attempts").GetInt32().ShouldBe(1);
        delivery.GetProperty("body").GetRawText().ShouldBe(message.Body);
        (await world.GetAsync(id)).GetProperty("lastSuccessAt").GetString().ShouldBe("2026-03-15T12:00:00Z");
    }

    [Fact]
    public async Task SignIn_ThatSpotifyEnded_IsTold()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.Host.SignInAsync(world.Listener);
        await world.MakeAsync(events: "sign-in.needed");

        var job = await world.LoseSignInAsync();

        var message = await world.Receiver.NextAsync();
        message.Json.GetProperty("type").GetString().ShouldBe("sign-in.needed");
        message.Json.GetProperty("data").GetProperty("jobId").GetString().ShouldBe(job.GetProperty("id").GetString());
        message.Json.GetProperty("data").GetProperty("signInPath").GetString().ShouldBe("/auth/login");
        world.Receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_ThatFails_IsTriedForADayAndAHalf_ThenDisabled()
    {
        await using var world = await WebhookWorld.StartAsync();
        world.Receiver.Answer = WebhookReceiver.Status(HttpStatusCode.InternalServerError);
        await world.Host.SignInAsync(world.Listener);
        var (id, _) = await world.MakeAsync(events: "sign-in.needed");
        await world.LoseSignInAsync();
        var began = world.Host.Clock.GetUtcNow();
        var first = await world.Receiver.NextAsync();
        var waiting = await world.UntilAsync(id, first.Id, one => one.GetProperty("lastStatus").ValueKind == JsonValueKind.Number);
        waiting.GetProperty("state").GetString().ShouldBe("pending");
        waiting.GetProperty("lastProblem").GetString().ShouldBe("the receiver answered 500");
        (await world.GetAsync(id)).GetProperty("failingSince").GetString().ShouldBe("2026-03-16T13:00:00Z");

        for (var attempt = 2; attempt <= 8; attempt++)
        {
            (await world.GetAsync(id)).GetProperty("isEnabled").GetBoolean().ShouldBeTrue();
            var next = DateTimeOffset.Parse((await world.DeliveriesAsync(id)).Single().GetProperty("nextAttemptAt").GetString()!, CultureInfo.InvariantCulture);
            await world.PassAsync(next - world.Host.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
            world.Receiver.Count.ShouldBe(attempt - 1);
            await world.PassAsync(TimeSpan.FromSeconds(2));
            var again = await world.Receiver.NextAsync();
            (again.Id, again.Body).ShouldBe((first.Id, first.Body));
            again.Headers["webhook-timestamp"].ShouldBe(world.Host.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }

        (world.Host.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromHours(31), TimeSpan.FromHours(38));
        (await world.DeliveriesAsync(id)).Single().GetProperty("state").GetString().ShouldBe("failed");
        var webhook = await world.GetAsync(id);
        webhook.GetProperty("isEnabled").GetBoolean().ShouldBeFalse();
        webhook.GetProperty("disabledReason").GetString().ShouldBe("failing");

        world.Receiver.Answer = WebhookReceiver.Status(HttpStatusCode.OK);
        using var changed = await world.Listener.PatchAsJsonAsync("/webhooks/" + id, new { isEnabled = true }, Cancel);
        (await changed.JsonAsync()).GetProperty("failingSince").ValueKind.ShouldBe(JsonValueKind.Null);
        using var retried = await world.Listener.PostAsync($"/webhooks/{id}/deliveries/{first.Id}/retry", content: null, Cancel);
        (await retried.JsonAsync()).GetProperty("state").GetString().ShouldBe("pending");
        (await world.Receiver.NextAsync()).Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task Webhook_ThatIsSwitchedOff_IsToldNothing()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.Host.SignInAsync(world.Listener);
        var (id, _) = await world.MakeAsync();
        using var changed = await world.Listener.PatchAsJsonAsync("/webhooks/" + id, new { isEnabled = false }, Cancel);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);

        await world.Listener.TakeSnapshotAsync();

        (await world.DeliveriesAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Receiver_ThatIsGone_IsDisabledAtOnce()
    {
        await using var world = await WebhookWorld.StartAsync();
        world.Receiver.Answer = WebhookReceiver.Status(HttpStatusCode.Gone);
        var (id, _) = await world.MakeAsync();

        (await world.PingedAsync(id)).GetProperty("lastStatus").GetInt32().ShouldBe(410);

        await world.PassAsync(TimeSpan.Zero);
        var webhook = await world.GetAsync(id);
        webhook.GetProperty("isEnabled").GetBoolean().ShouldBeFalse();
        webhook.GetProperty("disabledReason").GetString().ShouldBe("gone");
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var world = await WebhookWorld.StartAsync();
        world.Receiver.Answer = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        var (id, _) = await world.MakeAsync();

        (await world.PingedAsync(id)).GetProperty("lastProblem").GetString()!.ShouldStartWith("a redirect");
        world.Receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_ThatNeverAnswers_IsLeftAfterTheTimeLimit()
    {
        await using var world = await WebhookWorld.StartAsync(configure: host => host.Settings["Webhooks:Timeout"] = "00:00:01");
        world.Receiver.Answer = context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var (id, _) = await world.MakeAsync();

        (await world.PingedAsync(id)).GetProperty("lastProblem").GetString().ShouldBe("no answer within 1 seconds");
    }

    [Fact]
    public async Task Receiver_WithAnEndlessBody_IsNotReadToTheEnd()
    {
        await using var world = await WebhookWorld.StartAsync();
        world.Receiver.Answer = async context =>
        {
            var block = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        };
        var (id, _) = await world.MakeAsync();

        (await world.PingedAsync(id)).GetProperty("state").GetString().ShouldBe("delivered");
    }

    [Fact]
    public async Task Secret_IsShownOnce_AndEncryptedAtRest()
    {
        await using var world = await WebhookWorld.StartAsync();
        var (id, secret) = await world.MakeAsync();

        (await world.GetAsync(id)).GetRawText().ShouldNotContain("whsec_");
        foreach (var file in Directory.GetFiles(Path.Combine(world.Host.Folder, ".state"), "jobs.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Cancel);
            bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret[6..30])).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Webhook_OfSomebodyElse_IsNone()
    {
        await using var world = await WebhookWorld.StartAsync();
        var (id, _) = await world.MakeAsync();
        var ping = (await world.PingedAsync(id)).GetProperty("deliveryId").GetString();
        using var stranger = world.Host.As("stranger");

        foreach (var (method, path) in new[] { ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/ping"), ("GET", "/deliveries"), ("POST", $"/deliveries/{ping}/retry") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/webhooks/{id}{path}") { Content = method == "PATCH" ? JsonContent.Create(new { isEnabled = false }) : null };
            using var answer = await stranger.SendAsync(request, Cancel);
            await answer.ProblemAsync(HttpStatusCode.NotFound, "webhook-not-found");
        }

        (await stranger.GetJsonAsync("/webhooks")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await world.GetAsync(id)).GetProperty("isEnabled").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"url":"https://127.0.0.1/x"}""", "url")]
    [InlineData("""{"url":"gopher://hooks.example"}""", "url")]
    [InlineData("""{"url":"https://hooks.example","events":[]}""", "events")]
    [InlineData("""{"url":"https://hooks.example","events":["ping"]}""", "events")]
    [InlineData("""{"url":"https://hooks.example","events":["job.failed","job.failed"]}""", "events")]
    [InlineData("""{"url":"https://hooks.example","description":"a\nb"}""", "description")]
    public async Task Make_WithMistakes_NamesTheField(string body, string field)
    {
        await using var world = await WebhookWorld.StartAsync(mayReachThisMachine: false);
        using var answer = await world.Listener.PostAsync("/webhooks", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
    }

    [Fact]
    public async Task Make_MoreThanTwenty_IsRefused()
    {
        await using var world = await WebhookWorld.StartAsync();
        for (var made = 0; made < 20; made++)
        {
            await world.MakeAsync();
        }

        using var answer = await world.Listener.PostAsJsonAsync("/webhooks", new { url = world.Receiver.Url }, Cancel);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "too-many-webhooks");
    }

    [Fact]
    public async Task Change_AddressEventsAndSwitch_Hold()
    {
        await using var world = await WebhookWorld.StartAsync();
        var (id, _) = await world.MakeAsync();

        using var changed = await world.Listener.PatchAsJsonAsync("/webhooks/" + id, new { events = new[] { "gap.detected" }, description = "Kitchen", isEnabled = false }, Cancel);
        var webhook = await changed.JsonAsync();
        webhook.GetProperty("url").GetString().ShouldBe(world.Receiver.Url);
        webhook.GetProperty("events").EnumerateArray().Select(one => one.GetString()).ShouldBe(["gap.detected"]);
        webhook.GetProperty("description").GetString().ShouldBe("Kitchen");
        webhook.GetProperty("disabledReason").GetString().ShouldBe("switched-off");

        // Also to one that is switched off.
        (await world.PingedAsync(id)).GetProperty("state").GetString().ShouldBe("delivered");
        using var deleted = await world.Listener.DeleteAsync("/webhooks/" + id, Cancel);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await world.Listener.GetJsonAsync("/webhooks/" + id, HttpStatusCode.NotFound)).GetProperty("type").GetString()!.ShouldEndWith("webhook-not-found");
    }

    [Fact]
    public async Task EraseMe_TakesTheWebhooksAlong()
    {
        await using var world = await WebhookWorld.StartAsync();
        await world.Host.SignInAsync(world.Listener);
        var (id, _) = await world.MakeAsync();
        await world.PingedAsync(id);

        using var answer = await world.Listener.DeleteAsync("/me", Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var limit = Patience.Token();
        var store = (SpotifyInsights.Api.Webhooks.WebhookStore)world.Host.Services.GetService(typeof(SpotifyInsights.Api.Webhooks.WebhookStore))!;
        while (await store.FindAsync(id, limit) is not null)
        {
            await Patience.PauseAsync(limit);
        }
    }
}
