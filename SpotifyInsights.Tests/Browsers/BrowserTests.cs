using System.Net.Http.Headers;
using System.Text.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Clients;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Browsers;

/// <summary>A real browser shows the sample front end and Swagger UI, against the running demo.</summary>
public sealed class BrowserTests(DemoServer demo) : IClassFixture<DemoServer>
{
    // WCAG 2.2, 1.4.3, for text of this size.
    private const double LeastContrast = 4.5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FrontEnd_OnAnotherOrigin_SignsInAndDrawsTheHeatMap()
    {
        await using var registered = await FileServer.StartAsync(demo.FrontEnd, demo.Address);
        await using var stranger = await FileServer.StartAsync(new Uri("http://127.0.0.1:0"), demo.Address);

        var seen = Read(await Chromium.RunAsync("front-end.mjs", demo.FrontEnd.ToString(), stranger.Address.ToString(), Chromium.Screenshots()));

        seen.GetProperty("errors").EnumerateArray().ShouldBeEmpty();
        seen.GetProperty("consent").GetString()!.ShouldContain("Let Listening hours in?");
        foreach (var theme in (string[])["light", "dark"])
        {
            var look = seen.GetProperty(theme);
            look.GetProperty("contrast").GetDouble().ShouldBeGreaterThan(LeastContrast, theme);
            Cells(look.GetProperty("cells")).ShouldBe(await HeatmapAsync(), theme);
            look.GetProperty("days").EnumerateArray().Select(day => day.GetString()).ShouldBe(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
        }

        seen.GetProperty("overflows").GetBoolean().ShouldBeFalse("a phone shows the page without scrolling sideways");
        seen.GetProperty("weekday").EnumerateArray().Select(value => value.GetDouble()).ShouldBe([200, 0], "names of days stay where the hours are moved");
        seen.GetProperty("stored").GetString().ShouldBe($$"""[{},{},"{{demo.FrontEnd}}"]""", "no token lies about");
        seen.GetProperty("afterwards").GetBoolean().ShouldBeFalse("the picture is gone after signing out");
        seen.GetProperty("refused").GetBoolean().ShouldBeTrue("an origin that is not registered may not call");
    }

    [Fact]
    public async Task SwaggerUi_Authorizes_TriesOut_AndUploads()
    {
        using var folder = new TemporaryFolder();
        var export = Path.Combine(folder.Path, "Streaming_History_Audio_2012.json");
        await File.WriteAllBytesAsync(export, Uploads.Json(Uploads.Row("2012-06-15T20:05:31Z")), Cancel);
        var operations = JsonDocument.Parse(await new HttpClient().GetStringAsync(new Uri(demo.Address, "/openapi.json"), Cancel)).RootElement.GetProperty("paths")
            .EnumerateObject().Sum(path => path.Value.EnumerateObject().Count());

        var seen = Read(await Chromium.RunAsync("swagger.mjs", demo.Address.ToString(), export, Chromium.Screenshots()));

        seen.GetProperty("operations").GetInt32().ShouldBe(operations);
        seen.GetProperty("consent").GetString()!.ShouldContain("Let Swagger UI in?");
        seen.GetProperty("hasExample").GetBoolean().ShouldBeTrue();
        seen.GetProperty("metrics").GetProperty("status").GetInt32().ShouldBe(200);
        seen.GetProperty("metrics").GetProperty("plays").GetInt32().ShouldBeGreaterThan(100);
        seen.GetProperty("metrics").GetProperty("days").GetInt32().ShouldBe(7);
        seen.GetProperty("received").GetRawText().ShouldBe("""{"status":202,"files":["Streaming_History_Audio_2012.json"]}""");
        seen.GetProperty("refused").GetRawText().ShouldBe("""{"status":404,"type":"urn:spotifyinsights:problem:job-not-found"}""");
        seen.GetProperty("job").GetRawText().ShouldBe("""{"status":200,"kind":"import"}""");
        seen.GetProperty("errors").EnumerateArray().Select(error => error.GetString()).ShouldBe(["Failed to load resource: the server responded with a status of 404 (Not Found)"]);
    }

    // The oracle: the same question by hand, in the zone that the listener keeps.
    private async Task<List<List<int>>> HeatmapAsync()
    {
        using var client = new HttpClient { BaseAddress = demo.Address };
        using var signedIn = await client.PostAsync(new Uri("/auth/demo", UriKind.Relative), content: null, Cancel);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Read(await signedIn.Content.ReadAsStringAsync(Cancel)).GetProperty("accessToken").GetString());
        var metrics = Read(await client.GetStringAsync(new Uri("/metrics/temporal", UriKind.Relative), Cancel));
        return [.. metrics.GetProperty("heatmap").EnumerateArray().Select(day => day.EnumerateArray().Select(hour => (int)Math.Floor(hour.GetProperty("minutes").GetDouble() + 0.5)).ToList())];
    }

    private static List<List<int>> Cells(JsonElement rows) => [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToList())];

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
