using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>A receiver of messages on a free port of 127.0.0.1 that answers as a test says.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> received = Channel.CreateUnbounded<Received>();

    private WebhookReceiver(WebApplication app) => this.app = app;

    /// <summary>How requests are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = Status(HttpStatusCode.NoContent);

    public Uri Address => new(app.Urls.Single());

    public string Url => new Uri(Address, "/hook").ToString();

    /// <summary>Requests that came so far.</summary>
    public int Count { get; private set; }

    public static Func<HttpContext, Task> Status(HttpStatusCode status) => context =>
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    };

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync(Patience.Token());
        return receiver;
    }

    public async Task<Received> NextAsync() => await received.Reader.ReadAsync(Patience.Token());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Count++;
        received.Writer.TryWrite(new Received(context.Request.Method, context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        await Answer(context);
    }

    /// <summary>A request as it came.</summary>
    internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public System.Text.Json.JsonElement Json => System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(Body);

        public string Id => Headers["webhook-id"];
    }
}
