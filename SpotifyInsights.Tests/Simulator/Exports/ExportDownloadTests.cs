using System.IO.Compression;
using System.Net;
using System.Text.Json;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;

namespace SpotifyInsights.Tests.Simulator.Exports;

/// <summary>The export as the simulator serves and writes it.</summary>
public sealed class ExportDownloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_OverASocket_IsAZipOfTheListenersLife()
    {
        await using var host = await SocketHost.StartAsync(new SimulatorClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), "/simulator");
        using var client = new HttpClient { BaseAddress = host.Address };

        using var answer = await client.GetAsync("/simulator/exports/demo?years=1&form=endsong&indented=false", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Token));
        using var body = zip.GetEntry("MyData/endsong_0.json")!.Open();
        var rows = JsonSerializer.Deserialize<JsonElement>(body);
        rows.GetArrayLength().ShouldBeInRange(15_000, 15_010);
        rows[1].GetProperty("username").GetString().ShouldBe("demo");
    }

    [Theory]
    [InlineData("/exports/nobody", HttpStatusCode.NotFound, "nobody")]
    [InlineData("/exports/demo?form=gpx", HttpStatusCode.BadRequest, "ExtendedHistory")]
    [InlineData("/exports/demo?years=many", HttpStatusCode.BadRequest, "years")]
    [InlineData("/exports/demo?from=yesterday", HttpStatusCode.BadRequest, "from")]
    [InlineData("/exports/demo?missing=a", HttpStatusCode.BadRequest, "missing")]
    public async Task Get_WhatThereIsNot_SaysSo(string address, HttpStatusCode status, string word)
    {
        using var world = new SimulatedWorld();
        using var answer = await world.Anonymous.GetAsync(address, Token);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(word);
    }

    [Fact]
    public async Task Command_WritesAFileAndSaysWhatIsInIt()
    {
        using var folder = new Tools.TemporaryFolder();
        var path = Path.Combine(folder.Path, "my.zip");
        using var output = new StringWriter();

        var code = await ExportCommand.RunAsync(
            ["export", "--listener", "light", "--from", "2025-01-01", "--to", "2025-03-01", "--out", path], new SimulatorOptions(), new SimulatorClock(DateTimeOffset.UnixEpoch), output);

        code.ShouldBe(0);
        using var zip = ZipFile.OpenRead(path);
        zip.Entries.Select(entry => entry.Name).ShouldContain("Streaming_History_Audio_2025_0.json");
        output.ToString().ShouldContain($"{new FileInfo(path).Length} bytes");
    }

    [Theory]
    [InlineData("--listener", "nobody", "nobody")]
    [InlineData("--form", "gpx", "ExtendedHistory")]
    public async Task Command_ThatCannotBeRead_SaysSo(string name, string value, string word)
    {
        using var output = new StringWriter();

        (await ExportCommand.RunAsync(["export", name, value], new SimulatorOptions(), new SimulatorClock(DateTimeOffset.UnixEpoch), output)).ShouldBe(2);

        output.ToString().ShouldContain(word);
    }
}
