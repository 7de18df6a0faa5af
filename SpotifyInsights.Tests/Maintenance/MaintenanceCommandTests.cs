using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Maintenance;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Maintenance;

public sealed class MaintenanceCommandTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 30, 5, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuild_AfterPolls_SaysThatNothingChanged()
    {
        var rig = await PolledAsync();
        var manifest = await rig.ManifestAsync();

        var (code, output) = await RunAsync(Rebuild(rig));

        code.ShouldBe(0);
        output.ShouldContain($"{manifest.Months.Sum(month => month.Rows)} plays in {manifest.Months.Count} months");
        output.ShouldContain("Nothing changed.");
    }

    [Fact]
    public async Task Rebuild_OfADamagedVersion_MakesItGood()
    {
        var rig = await PolledAsync();
        var key = Keys.Version(ListenerRig.UserId, (await rig.ManifestAsync()).Months[0].Version);
        await rig.Memory.DeleteAsync(key, Token);
        (await RunAsync(Verify(rig))).Code.ShouldBe(1);

        await RunAsync(Rebuild(rig));

        (await RunAsync(Verify(rig))).ShouldSatisfyAllConditions(
            verified => verified.Code.ShouldBe(0),
            verified => verified.Output.ShouldEndWith($" 0 faults.{Environment.NewLine}"));
    }

    [Fact]
    public async Task Verify_DamagedVersion_IsAFaultAndCodeOne()
    {
        var rig = await PolledAsync();
        var key = Keys.Version(ListenerRig.UserId, (await rig.ManifestAsync()).Months[0].Version);
        await rig.Memory.DeleteAsync(key, Token);

        var (code, output) = await RunAsync(Verify(rig));

        code.ShouldBe(1);
        output.ShouldContain($"FAULT  {key}: the manifest names this file, and it is missing");
    }

    [Fact]
    public async Task Commands_ForNobody_AreCodeOne()
    {
        var rig = new ListenerRig();

        (await RunAsync(Rebuild(rig))).ShouldBe((1, $"There is nothing of 'ada' to rebuild from.{Environment.NewLine}"));
        (await RunAsync(Verify(rig))).ShouldBe((1, $"Nothing is held of 'ada'.{Environment.NewLine}"));
    }

    private static RebuildCommand Rebuild(ListenerRig rig) => new(new Aggregator(rig.Memory, rig.Clock), new ManifestStore(rig.Memory));

    private static VerifyCommand Verify(ListenerRig rig) => new(new UserVerification(rig.Memory));

    private static async Task<(int Code, string Output)> RunAsync(IMaintenanceCommand command)
    {
        await using var output = new StringWriter();
        return (await command.RunAsync(ListenerRig.UserId, output, Token), output.ToString());
    }

    private static async Task<ListenerRig> PolledAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(41, Start, days: 3).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        return rig;
    }
}
