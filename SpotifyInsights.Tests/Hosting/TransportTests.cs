using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Hosting;

namespace SpotifyInsights.Tests.Hosting;

/// <summary>Whose word on a caller's address is believed, and who is sent on to https.</summary>
public sealed class TransportTests
{
    private static readonly (string, string) RealSpotify = ("Spotify:ClientId", "mine");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http", "listening.example", "/me?x=1", "https://listening.example/me?x=1")]
    [InlineData("http", "listening.example:5080", "/me", "https://listening.example/me")]
    [InlineData("http", "192.168.1.5:5080", "/me", "https://192.168.1.5/me")]
    [InlineData("http", "127.0.0.1:5080", "/me", null)]
    [InlineData("http", "[::1]:5080", "/me", null)]
    [InlineData("http", "localhost:5080", "/me", null)]
    [InlineData("http", "127.0.0.1.evil.example", "/me", "https://127.0.0.1.evil.example/me")]
    [InlineData("http", "10.0.0.7:5080", "/health/ready", null)]
    [InlineData("http", "10.0.0.7:5080", "/healthy", "https://10.0.0.7/healthy")]
    [InlineData("https", "listening.example", "/me", null)]
    public async Task Http_IsSentOnToHttps_UnlessItStaysOnThisMachine(string scheme, string host, string path, string? location)
    {
        await using var app = await StartAsync(RealSpotify);
        var answer = await AskAsync(app, scheme, host, path);
        answer.StatusCode.ShouldBe(location is null ? 200 : 307);
        answer.Headers.Location.ToString().ShouldBe(location ?? "");
    }

    [Theory]
    [InlineData("Https:Port", "8443", "https://listening.example:8443/me")]
    [InlineData("Https:Redirect", "false", "")]
    [InlineData("Demo:Enabled", "true", "")]
    public async Task Http_Redirection_IsAsConfigured(string key, string value, string location)
    {
        await using var app = await StartAsync(RealSpotify, (key, value));
        (await AskAsync(app, "http", "listening.example", "/me")).Headers.Location.ToString().ShouldBe(location);
    }

    [Theory]
    [InlineData("https", "listening.example", "Https:HstsDays", "365", "max-age=31536000")]
    [InlineData("https", "listening.example", "Https:HstsDays", "1", "max-age=86400")]
    [InlineData("https", "listening.example", "Https:HstsDays", "0", "")]
    [InlineData("https", "127.0.0.1", "Https:HstsDays", "365", "")]
    [InlineData("http", "listening.example", "Https:HstsDays", "365", "")]
    [InlineData("https", "listening.example", "Demo:Enabled", "true", "")]
    public async Task Https_IsRemembered(string scheme, string host, string key, string value, string expected)
    {
        await using var app = await StartAsync(RealSpotify, (key, value));
        (await AskAsync(app, scheme, host, "/me")).Headers.StrictTransportSecurity.ToString().ShouldBe(expected);
    }

    // The proxy adds the address it sees at the end; what stands before is what the caller claims.
    [Theory]
    [InlineData("192.0.2.10", "198.51.100.7", "https", "198.51.100.7 https listening.example")]
    [InlineData("192.0.2.10", "203.0.113.66, 198.51.100.7", "http, https", "198.51.100.7 https listening.example")]
    [InlineData("192.0.2.10", "198.51.100.7, 10.1.2.3", "https, https", "198.51.100.7 https listening.example")]
    [InlineData("::ffff:192.0.2.10", "198.51.100.7", "https", "198.51.100.7 https listening.example")]
    [InlineData("198.51.100.9", "203.0.113.66", "https", "198.51.100.9 http listening.example")]
    [InlineData("127.0.0.1", "203.0.113.66", "https", "127.0.0.1 http listening.example")]
    public async Task ForwardedHeaders_AreBelievedFromKnownProxies(string from, string forwardedFor, string scheme, string seen)
    {
        await using var app = await StartAsync(RealSpotify, ("Https:Redirect", "false"), ("Proxies:Known:0", "192.0.2.10"), ("Proxies:Known:1", "10.0.0.0/8"));
        var answer = await AskAsync(app, "http", "listening.example", "/me", from, ("X-Forwarded-For", forwardedFor), ("X-Forwarded-Proto", scheme), ("X-Forwarded-Host", "evil.example"));
        answer.Headers["Seen"].ToString().ShouldBe(seen);
    }

    [Fact]
    public async Task ForwardedHeaders_WithoutKnownProxies_AreNobodys()
    {
        await using var app = await StartAsync(RealSpotify, ("Https:Redirect", "false"));
        var answer = await AskAsync(app, "http", "listening.example", "/me", "127.0.0.1", ("X-Forwarded-For", "203.0.113.66"), ("X-Forwarded-Proto", "https"));
        answer.Headers["Seen"].ToString().ShouldBe("127.0.0.1 http listening.example");
    }

    [Theory]
    [InlineData("Proxies:Known:0", "proxy.example", "Proxies:Known must hold addresses such as 10.0.0.5 or networks such as 10.0.0.0/8.")]
    [InlineData("Https:Port", "0", "Port")]
    public async Task Setting_ThatIsNone_IsASentence(string key, string value, string words) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => StartAsync((key, value)))).Message.ShouldContain(words);

    private static async Task<WebApplication> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddTransport(builder.Configuration);
        var app = builder.Build();
        app.UseTransport();
        app.Run(context =>
        {
            context.Response.Headers["Seen"] = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host}";
            return Task.CompletedTask;
        });
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<HttpResponse> AskAsync(
        WebApplication app, string scheme, string host, string path, string from = "198.51.100.9", params (string Name, string Value)[] headers)
    {
        var parts = path.Split('?');
        var context = await app.GetTestServer().SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                (context.Request.Method, context.Request.Scheme, context.Request.Host) = ("GET", scheme, new HostString(host));
                (context.Request.Path, context.Request.QueryString) = (parts[0], new QueryString(parts.Length > 1 ? "?" + parts[1] : ""));
                foreach (var (name, value) in headers)
                {
                    context.Request.Headers[name] = value;
                }
            },
            Cancel);
        return context.Response;
    }
}
