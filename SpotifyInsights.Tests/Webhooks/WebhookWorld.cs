using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>The whole application, a receiver beside it on this machine, and a listener who has a webhook there.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    private WebhookWorld(WebhookReceiver receiver, bool mayReachThisMachine)
    {
        Receiver = receiver;
        Host.Settings["Webhooks:AllowHttp"] = "true";
        if (mayReachThisMachine)
        {
            Host.Settings["Webhooks:AllowedNetworks:0"] = "127.0.0.0/8";
        }
    }

    public ApiHost Host { get; } = new();

    public WebhookReceiver Receiver { get; }

    public HttpClient Listener { get; private set; } = null!;

    public static async Task<WebhookWorld> StartAsync(bool mayReachThisMachine = true, Action<ApiHost>? configure = null)
    {
        var world = new WebhookWorld(await WebhookReceiver.StartAsync(), mayReachThisMachine);
        configure?.Invoke(world.Host);
        world.Listener = world.Host.As("demo");
        return world;
    }

    /// <summary>Makes a webhook; null: at the receiver.</summary>
    /// <returns>Its id and its secret.</returns>
    public async Task<(string Id, string Secret)> MakeAsync(string? url = null, params string[] events)
    {
        using var answer = await Listener.PostAsJsonAsync("/webhooks", new { url = url ?? Receiver.Url, events = events.Length == 0 ? null : events }, Patience.Token());
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        return (made.GetProperty("webhook").GetProperty("webhookId").GetString()!, made.GetProperty("webhookSecret").GetString()!);
    }

    public async Task<JsonElement> GetAsync(string webhookId) => await Listener.GetJsonAsync("/webhooks/" + webhookId);

    public async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string webhookId) =>
        [.. (await Listener.GetJsonAsync($"/webhooks/{webhookId}/deliveries")).GetProperty("items").EnumerateArray()];

    public async Task<string> PingAsync(string webhookId)
    {
        using var answer = await Listener.PostAsync($"/webhooks/{webhookId}/ping", content: null, Patience.Token());
        return (await answer.JsonAsync()).GetProperty("deliveryId").GetString()!;
    }

    /// <summary>Pings and waits for what comes of it.</summary>
    public async Task<JsonElement> PingedAsync(string webhookId)
    {
        var id = await PingAsync(webhookId);
        return await UntilAsync(webhookId, id, delivery => delivery.GetProperty("state").GetString() != "pending");
    }

    /// <summary>The message as soon as a condition holds.</summary>
    public async Task<JsonElement> UntilAsync(string webhookId, string deliveryId, Func<JsonElement, bool> condition)
    {
        var limit = Patience.Token();
        while (true)
        {
            var delivery = (await DeliveriesAsync(webhookId)).Single(one => one.GetProperty("deliveryId").GetString() == deliveryId);
            if (condition(delivery))
            {
                return delivery;
            }

            await Patience.PauseAsync(limit);
        }
    }

    /// <summary>Lets Spotify end the permission, so that a snapshot fails for want of a sign-in and nothing else is collected from here on.</summary>
    /// <returns>The job that failed.</returns>
    public async Task<JsonElement> LoseSignInAsync()
    {
        await Listener.TakeSnapshotAsync();
        Pass(TimeSpan.FromHours(25));
        Host.Simulation.Tokens.Revoke("demo");
        return await Listener.TakeSnapshotAsync();
    }

    /// <summary>Lets time pass and everything be sent that is due then.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Pass(time);
        await Host.Services.GetRequiredService<WebhookSender>().SendDueAsync(Patience.Token());
    }

    // With a token of the present.
    private void Pass(TimeSpan time)
    {
        Host.Clock.Advance(time);
        using var fresh = Host.As("demo");
        Listener.DefaultRequestHeaders.Authorization = fresh.DefaultRequestHeaders.Authorization;
    }

    public async ValueTask DisposeAsync()
    {
        Listener.Dispose();
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
