using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace SpotifyInsights.Simulator;

/// <summary>
/// The same routes without a socket: give it to an <see cref="HttpClient"/> as its primary handler. The host of the
/// address does not matter, so `https://api.spotify.com/v1/me` and `https://accounts.spotify.com/api/token` both end here.
/// </summary>
public sealed class SimulatorHandler : HttpMessageHandler
{
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    /// <summary>Builds the pipeline of routes.</summary>
    /// <param name="simulation">The world to call; it may be shared with routes mapped in an application.</param>
    /// <param name="prefix">As given to <see cref="SimulatorRegistration.MapSpotifySimulator"/>.</param>
    public SimulatorHandler(SpotifySimulation simulation, string prefix = "")
    {
        // A container of its own: the routes must not turn up among those of the host.
        var services = new ServiceCollection();
        services.AddLogging().AddRouting().AddSingleton(simulation).AddSingleton(new DiagnosticListener("SpotifyInsights.Simulator"));
        _services = services.BuildServiceProvider();
        var app = new ApplicationBuilder(_services);
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapSpotifySimulator(prefix));
        _pipeline = app.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lifetime = new CallLifetime(cancellationToken);
        using var body = new BodyCapture();
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        context.Response.Body = body;
        await FillAsync(context.Request, request, cancellationToken);
        await _pipeline(context);
        cancellationToken.ThrowIfCancellationRequested();
        return Response(context, request, body.Bytes, lifetime.IsAborted);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _services.Dispose();
        }

        base.Dispose(disposing);
    }

    private static async Task FillAsync(HttpRequest target, HttpRequestMessage source, CancellationToken cancellationToken)
    {
        var address = source.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        target.Method = source.Method.Method;
        target.Scheme = address.Scheme;
        target.Host = address.IsDefaultPort ? new HostString(address.Host) : new HostString(address.Host, address.Port);
        target.Path = PathString.FromUriComponent(address);
        target.QueryString = QueryString.FromUriComponent(address);
        foreach (var (name, values) in source.Headers)
        {
            target.Headers[name] = values.ToArray();
        }

        if (source.Content is not null)
        {
            foreach (var (name, values) in source.Content.Headers)
            {
                target.Headers[name] = values.ToArray();
            }

            target.Body = await source.Content.ReadAsStreamAsync(cancellationToken);
        }
    }

    private static HttpResponseMessage Response(HttpContext context, HttpRequestMessage request, byte[] body, bool isAborted)
    {
        var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode)
        {
            RequestMessage = request,
            Content = isAborted ? new StreamContent(new BrokenStream(body)) : new ByteArrayContent(body),
        };
        foreach (var (name, values) in context.Response.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                response.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return response;
    }
}
