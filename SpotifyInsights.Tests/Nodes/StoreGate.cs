using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>Stands on a port of its own between one node and the bucket, passes everything on as it is, and tells of each request before and after.</summary>
internal sealed class StoreGate : IAsyncDisposable
{
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Expect" };

    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly Uri server;
    private readonly Func<StoreCall, Task> watch;

    private StoreGate(WebApplication app, Uri server, Func<StoreCall, Task> watch)
    {
        (this.app, this.server, this.watch) = (app, server, watch);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Run(ForwardAsync);
    }

    public Uri Address => new(new Uri(app.Urls.Single()), server.AbsolutePath);

    /// <summary>Opens the gate.</summary>
    /// <param name="server">The S3 endpoint behind it.</param>
    /// <param name="watch">What is told of every request, and may hold it up.</param>
    public static async Task<StoreGate> StartAsync(Uri server, Func<StoreCall, Task> watch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var gate = new StoreGate(builder.Build(), server, watch);
        await gate.app.StartAsync(TestContext.Current.CancellationToken);
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        try
        {
            await watch(new StoreCall(context.Request.Method, path, IsDone: false));
            using var request = Copy(context);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await watch(new StoreCall(context.Request.Method, path, IsDone: true));
            await AnswerAsync(context, response);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The node is gone, or the bucket: the other side sees its connection end.
            context.Abort();
        }
    }

    // The signature covers the path as it was written and the Host header as it was sent.
    private HttpRequestMessage Copy(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers)
        {
            if (!OfTheConnection.Contains(name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!OfTheConnection.Contains(name))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
