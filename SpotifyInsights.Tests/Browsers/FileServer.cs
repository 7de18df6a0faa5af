using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Browsers;

/// <summary>Serves the sample front end as it is, but for the line that names the instance.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private const string Default = "http://127.0.0.1:5080";

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "samples", "front-end");

    private readonly WebApplication app;

    private FileServer(WebApplication app) => this.app = app;

    /// <summary>Its own origin.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts at an address; port 0 is any that is free.</summary>
    public static async Task<FileServer> StartAsync(Uri address, Uri instance)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var server = builder.Build();
        server.MapGet("/", async () => Results.Content(
            (await File.ReadAllTextAsync(Path.Combine(Folder, "index.html"))).Replace(Default, instance.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal), "text/html"));
        server.MapGet("/front-end.js", () => Results.File(Path.Combine(Folder, "front-end.js"), "text/javascript"));
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new FileServer(server);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
