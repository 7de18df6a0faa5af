using System.Net;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Exporting;

/// <summary>Exports over HTTP.</summary>
public sealed class ExportRouteTests(ExportRouteTests.World world) : IClassFixture<ExportRouteTests.World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "application/json", "listening-history.json")]
    [InlineData("?format=csv", "text/csv", "listening-history.csv")]
    [InlineData("?format=parquet", "application/vnd.apache.parquet", "listening-history.parquet")]
    public async Task Export_IsAFileToBeKept(string query, string mediaType, string name)
    {
        using var listener = world.Host.As("exporter" + name.Length);
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));

        using var answer = await listener.GetAsync("/export" + query, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe(name);
        (await answer.Content.ReadAsByteArrayAsync(Token)).Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Export_InNoKnownForm_IsRefusedByName()
    {
        using var listener = world.Host.As("demo");
        using var answer = await listener.GetAsync("/export?format=xml", Token);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").GetProperty("format")[0].GetString().ShouldBe("'xml' is none of json, csv, parquet.");
    }

    [Fact]
    public async Task Export_OfAnotherListener_HasNothingOfMine()
    {
        using var other = world.Host.As("other");
        await other.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        using var listener = world.Host.As("nobody");
        (await listener.GetJsonAsync("/export")).GetArrayLength().ShouldBe(0);
    }

    /// <summary>One host for all.</summary>
    public sealed class World : IDisposable
    {
        internal ApiHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }
}
