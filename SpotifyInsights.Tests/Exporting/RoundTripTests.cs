using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Exporting;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Domain.Listening;
using SpotifyInsights.Tests.Importing;

namespace SpotifyInsights.Tests.Exporting;

/// <summary>What was exported comes back: the same plays, whichever sources had told of them.</summary>
public sealed class RoundTripTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 31, 6, 0);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 200 : 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plays_OfAllSources_ComeBack(int seed)
    {
        var rig = await LifeAsync(seed);
        var plays = await ExportRig.PlaysAsync(rig.Listener.Memory);
        plays.Count.ShouldBeGreaterThan(100);

        var moved = await ExportRig.MovedAsync(rig.Listener.Memory);

        var back = await ExportRig.PlaysAsync(moved.Listener.Memory);
        plays.Except(back).Concat(back.Except(plays)).ShouldBeEmpty();
        back.ShouldBe(plays);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Plays_OfSpotifysApiAlone_ComeBack(int seed)
    {
        var rig = new ImportRig();
        await rig.Listener.PutAsync(new RandomLife(seed, Start, days: 12).Inputs);
        await rig.Listener.ApplyAsync(AggregationKind.Rebuild);
        var plays = await ExportRig.PlaysAsync(rig.Listener.Memory);
        plays.Count.ShouldBeGreaterThan(50);

        var moved = await ExportRig.MovedAsync(rig.Listener.Memory);

        var back = await ExportRig.PlaysAsync(moved.Listener.Memory);
        plays.Except(back).Concat(back.Except(plays)).ShouldBeEmpty();
        back.ShouldBe(plays);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Import_OfOnesOwnExport_ChangesNoPlay(int seed)
    {
        var rig = await LifeAsync(seed);
        var before = await ExportRig.PlaysAsync(rig.Listener.Memory);

        await rig.ImportAsync("listening-history.json", await ExportRig.ExportAsync(rig.Listener.Memory, ExportFormat.Json));

        (await ExportRig.PlaysAsync(rig.Listener.Memory)).ShouldBe(before);
    }

    [Fact]
    public async Task Export_OfWhatWasImportedFromAnExport_HasTheSameBytes()
    {
        var rig = await LifeAsync(seed: 3);
        var moved = await ExportRig.MovedAsync(rig.Listener.Memory);
        var again = await ExportRig.MovedAsync(moved.Listener.Memory);
        (await ExportRig.TextAsync(again.Listener.Memory, ExportFormat.Json)).ShouldBe(await ExportRig.TextAsync(moved.Listener.Memory, ExportFormat.Json));
    }

    private static async Task<ImportRig> LifeAsync(int seed)
    {
        var reports = new RandomReports(seed, Start, Duration.FromHours(30));
        var rig = new ImportRig();
        await rig.Listener.PutAsync(reports.Polls
            .GroupBy(witness => witness.PollCollectedAt!.Value)
            .Select(page => new Collected(
                IsSnapshot: false,
                page.Key,
                new RecentTracksPage(page.Key, IsWhole: false, [.. page.Select(witness => new ReportedPlay(witness.PlayedAt, witness.Track, witness.ContextType, witness.ContextUri))]),
                [],
                [])));
        foreach (var import in reports.Imports)
        {
            await rig.ImportAsync([ImportRig.Source(import.Id, WrittenReports.File(import.Rows))], receivedAt: import.CollectedAt);
        }

        return rig;
    }
}
