using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Demo;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

public sealed class DemoPastTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_FirstStart_HasItsPastFromAnExportOfTheSameLife()
    {
        await using var host = new ApiHost();
        host.Settings["Demo:Enabled"] = "true";
        host.Settings["Demo:Days"] = "2";
        host.Settings["Demo:Years"] = "1";
        using var listener = host.As("demo");
        await UntilReadyAsync(listener);

        var import = (await listener.GetJsonAsync("/imports")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        var at = Instant.FromDateTimeOffset(import.GetProperty("collectedAt").GetDateTimeOffset());
        import.GetProperty("coverage").GetProperty("kind").GetString().ShouldBe("whole");
        var basis = (await listener.GetJsonAsync("/metrics/temporal?timeZone=Etc/UTC")).GetProperty("basis");

        // The oracle: the same life, from the same seed, without any of the code between. Pages of 50 plays overlap the export and the two days of polls.
        var life = new SpotifySimulation(new SimulatorOptions { Seed = 1, Since = new LocalDate(2015, 1, 1) }, host.Clock).FindListener("demo")!.Life;
        var exported = new ExportedLife(life, ExportQuirks.Usual).PlaysBetween(at.InUtc().LocalDateTime.PlusYears(-1).InUtc().ToInstant(), at).ToList();
        var later = life.PlaysBetween(at, Instant.FromDateTimeOffset(host.Clock.GetUtcNow())).Count(play => play.IsListed);
        var counted = exported.Count(play => play.HeardMs >= 30_000);
        basis.GetProperty("plays").GetInt32().ShouldBeInRange(counted + (later / 2), counted + later + 50);
        basis.GetProperty("measuredShare").GetDouble().ShouldBeGreaterThan(0.98);
        (await host.Services.GetRequiredService<IObjectStore>().ListAsync(Keys.UploadsFolder("demo"), startAfter: null, Token).AnyAsync(Token)).ShouldBeFalse();

        // While the past is collected an upload is as old as the past; whoever looks for uploads that were left must not take it for one.
        host.Services.GetRequiredService<DemoClock>().JumpTo(host.Clock.GetUtcNow() - TimeSpan.FromDays(100));
        await host.Services.GetRequiredService<UploadStore>().WriteFileAsync("demo", "past", 0, "a.json", new MemoryStream([1]), Token);
        await host.Services.GetRequiredService<UploadClearing>().ClearAsync(Token);
        (await host.Services.GetRequiredService<IObjectStore>().ListAsync(Keys.UploadsFolder("demo"), startAfter: null, Token).AnyAsync(Token)).ShouldBeTrue();
    }

    private static async Task UntilReadyAsync(HttpClient client)
    {
        var limit = Patience.Token();
        while (true)
        {
            using var ready = await client.GetAsync("/health/ready", limit);
            if (ready.IsSuccessStatusCode)
            {
                return;
            }

            await Patience.PauseAsync(limit);
        }
    }
}
