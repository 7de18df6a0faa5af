using System.Net;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Api;

/// <summary>What the collector missed, a whole export fills; one with a file missing proves nothing.</summary>
public sealed class ImportGapsTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromDateTimeOffset(ApiHost.Now);

    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ListenerLife Life => _host.Simulation.FindListener("demo")!.Life;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();

        // Four days later far more than 50 plays have passed.
        _host.Clock.Advance(TimeSpan.FromDays(4));
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Gap_CoveredByAWholeExport_VanishesAndComesBackWithTheUndo()
    {
        var before = await BasisAsync();
        Missed(before).ShouldNotBeEmpty();
        var options = new ExportOptions { From = Now - Duration.FromDays(30), To = Now + Duration.FromDays(4), Quirks = ExportQuirks.Usual };
        var export = new ExportedLife(Life, options.Quirks).PlaysBetween(options.From, options.To).ToList();

        var result = await _listener.ImportedAsync(Uploads.File(await Uploads.ExportAsync(Life, options)));

        result.GetProperty("report").GetProperty("coverage").GetProperty("kind").GetString().ShouldBe("whole");
        result.GetProperty("report").GetProperty("outcomes").GetProperty("merged").GetInt64().ShouldBeGreaterThan(60, "the two pages of 50 plays are in the export, too");
        var after = await BasisAsync();
        Missed(after).ShouldBeEmpty();
        after.GetProperty("observedShare").GetDouble().ShouldBeGreaterThan(before.GetProperty("observedShare").GetDouble());
        after.GetProperty("plays").GetInt32().ShouldBe(export.Count(play => play.HeardMs >= 30_000), "every play of the two pages is one that the export tells");
        after.GetProperty("measuredShare").GetDouble().ShouldBe(1);
        before.GetProperty("measuredShare").GetDouble().ShouldBe(0);

        using var undo = await _listener.DeleteAsync($"/imports/{result.GetProperty("importId").GetString()}", Token);
        await _listener.FollowJobAsync((await undo.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!);
        (await BasisAsync()).GetProperty("gaps").ToString().ShouldBe(before.GetProperty("gaps").ToString());
    }

    [Fact]
    public async Task Gap_InAnExportWithAFileMissing_StaysAndTheReportNamesTheFile()
    {
        var before = await BasisAsync();
        var options = new ExportOptions { From = Now - Duration.FromDays(30), To = Now + Duration.FromDays(4), RowsPerFile = 500, MissingFiles = [1, 3] };

        var result = await _listener.ImportedAsync(Uploads.File(await Uploads.ExportAsync(Life, options)));

        var coverage = result.GetProperty("report").GetProperty("coverage");
        coverage.GetProperty("kind").GetString().ShouldBe("partial");
        coverage.GetProperty("missingFiles").EnumerateArray().Select(file => file.GetString()).ShouldBe(["Streaming_History_Audio 1", "Streaming_History_Audio 3"]);
        Missed(await BasisAsync()).ShouldBe(Missed(before));
    }

    [Fact]
    public async Task Gap_InAccountData_Stays()
    {
        var before = await BasisAsync();
        var options = new ExportOptions { Form = ExportForm.AccountData, From = Now - Duration.FromDays(30), To = Now + Duration.FromDays(4) };

        var result = await _listener.ImportedAsync(Uploads.File(await Uploads.ExportAsync(Life, options)));

        result.GetProperty("report").GetProperty("coverage").GetProperty("kind").GetString().ShouldBe("none");
        Missed(await BasisAsync()).ShouldBe(Missed(before));
        (await BasisAsync()).GetProperty("measuredShare").GetDouble().ShouldBeInRange(0.8, 0.999);
    }

    private async Task<JsonElement> BasisAsync() => (await _listener.GetJsonAsync("/metrics/temporal?timeZone=Etc/UTC")).GetProperty("basis");

    private static List<string> Missed(JsonElement basis) =>
        [.. basis.GetProperty("gaps").EnumerateArray().Where(gap => gap.GetProperty("reason").GetString() is not ("beforeCollection" or "notYetCollected")).Select(gap => gap.ToString())];
}
