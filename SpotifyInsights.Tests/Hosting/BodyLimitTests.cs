using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Hosting;

/// <summary>How large bodies may be, with and without a word on how large they are.</summary>
public sealed class BodyLimitTests : IDisposable
{
    private readonly ApiHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api-keys")]
    [InlineData("PATCH", "/me")]
    [InlineData("POST", "/snapshots")]
    [InlineData("POST", "/auth/refresh")]
    [InlineData("POST", "/operator/rebuilds")]
    [InlineData("DELETE", "/jobs/x")]
    [InlineData("POST", "/oauth/token")]
    [InlineData("POST", "/oauth/authorize")]
    public async Task Body_Over64KiB_IsRefused(string method, string path)
    {
        using var listener = _host.As("demo");
        using var largest = await SendAsync(listener, method, path, Body(65_536));
        largest.StatusCode.ShouldNotBe(HttpStatusCode.RequestEntityTooLarge);
        using var tooLarge = await SendAsync(listener, method, path, Body(65_537));
        var problem = await tooLarge.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        problem.GetProperty("detail").GetString().ShouldBe("The body has 65537 bytes; here it may have 65536.");
    }

    [Fact]
    public async Task Uploads_HaveTheirOwnLimit()
    {
        _host.Settings["Imports:MaxUploadBytes"] = "1048576";
        using var listener = _host.As("demo");
        using var taken = await SendAsync(listener, "POST", "/imports", Body(1_048_576));
        taken.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var refused = await SendAsync(listener, "POST", "/imports", Body(1_048_577));
        await refused.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload-too-large");
    }

    // The server itself, on a port: the one in memory takes what comes. It counts the marks between the parts of such a body, too.
    [Fact]
    public async Task Body_WithoutALength_IsCutOff()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        var address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var signedIn = _host.As("demo");
        using var listener = new HttpClient { BaseAddress = new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal)) };
        listener.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        using var refused = await SendAsync(listener, "PATCH", "/me", new Unmeasured(BodyLimit.Bytes + 1));
        await refused.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        using var taken = await SendAsync(listener, "PATCH", "/me", new Unmeasured(BodyLimit.Bytes - 1024));
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var upload = await SendAsync(listener, "POST", "/imports", new Unmeasured(BodyLimit.Bytes + 1));
        upload.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    public void Dispose() => _host.Dispose();

    // An empty object with blanks around it.
    private static byte[] Blanks(int bytes) => Encoding.ASCII.GetBytes("{}".PadRight(bytes));

    private static ByteArrayContent Body(int bytes)
    {
        var body = new ByteArrayContent(Blanks(bytes));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return body;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body };
        return await client.SendAsync(request, Cancel);
    }

    private sealed class Unmeasured : HttpContent
    {
        private readonly byte[] _bytes;

        public Unmeasured(int bytes)
        {
            _bytes = Blanks(bytes);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes, Cancel).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
