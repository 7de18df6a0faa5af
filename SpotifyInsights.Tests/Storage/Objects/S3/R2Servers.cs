using SpotifyInsights.Tests.Storage.Objects.S3;

[assembly: AssemblyFixture(typeof(R2Servers))]

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>One local R2 for each scheme, started by the first test that asks for it and ended after the last test.</summary>
public sealed class R2Servers : IAsyncDisposable
{
    private readonly Lazy<Task<R2Server>> http = new(() => R2Server.StartAsync("http"));
    private readonly Lazy<Task<R2Server>> https = new(() => R2Server.StartAsync("https"));

    public Task<R2Server> HttpAsync() => http.Value;

    public Task<R2Server> HttpsAsync() => https.Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { http, https }.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
