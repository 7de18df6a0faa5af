using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Verification;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Domain.Listening;

namespace SpotifyInsights.Tests.Storage.Verification;

public sealed class UserVerificationTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 30, 5, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_WhatTheProductWrote_HasNoFaults()
    {
        var rig = await FilledAsync();

        var report = await VerifyAsync(rig);

        report.Findings.ShouldBeEmpty();
        report.Objects.ShouldBe(await rig.Memory.ListAsync(Keys.UserFolder(ListenerRig.UserId), startAfter: null, Token).CountAsync(Token));
        report.Bytes.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Verify_NobodysFolder_IsNull() =>
        (await new UserVerification(new ListenerRig().Memory).VerifyAsync("nobody", Token)).ShouldBeNull();

    [Fact]
    public async Task Verify_AnyObjectReplacedByOther_IsAFaultOfThatObject()
    {
        var rig = await FilledAsync();
        foreach (var key in await KeysAsync(rig))
        {
            var content = (await rig.Memory.GetAsync(key, Token))!.Content;
            await rig.Memory.PutAsync(key, "something else"u8.ToArray(), PutCondition.None, Token);

            (await VerifyAsync(rig)).Findings.ShouldContain(finding => finding.IsFault && finding.Key == key);

            await rig.Memory.PutAsync(key, content, PutCondition.None, Token);
        }
    }

    [Fact]
    public async Task Verify_AnyObjectTakenAway_IsSaid()
    {
        var rig = await FilledAsync();
        foreach (var key in await KeysAsync(rig))
        {
            var content = (await rig.Memory.GetAsync(key, Token))!.Content;
            await rig.Memory.DeleteAsync(key, Token);

            // Without the manifest nothing is known of the aggregates; the next run makes them again.
            if (key != Keys.Manifest(ListenerRig.UserId))
            {
                (await VerifyAsync(rig)).Findings.ShouldContain(finding => finding.Key == key);
            }

            await rig.Memory.PutAsync(key, content, PutCondition.None, Token);
        }
    }

    [Fact]
    public async Task Verify_OtherNumberOfRowsThanTheMetadataSay_IsAFault()
    {
        var rig = await FilledAsync();
        var polls = new PollStore(rig.Memory);
        var page = new RecentTracksPage(Start, IsWhole: true, []);
        await polls.PutAsync(ListenerRig.UserId, "2025-01-01T00-00-00Z", page, new PollMetadata { Timestamp = Start, UserId = ListenerRig.UserId, Rows = 3 }, Token);
        await new ImportStore(rig.Memory).PutPlaysAsync(ListenerRig.UserId, "short", Imported.File([]), Token);
        await new ImportStore(rig.Memory).PutReportAsync(ListenerRig.UserId, "short", new ImportReport { CollectedAt = Start, Rows = 2 }, Token);

        var faults = (await VerifyAsync(rig)).Findings.Where(finding => finding.IsFault).ToList();

        faults.Select(fault => (fault.Key, fault.Text)).ShouldBe([
            (Keys.ImportReport(ListenerRig.UserId, "short"), "rows should be 2 and is 0"),
            (Keys.PollRecentTracks(ListenerRig.UserId, "2025-01-01T00-00-00Z"), "rows should be 3 and is 0"),
        ]);
    }

    private static async Task<VerificationReport> VerifyAsync(ListenerRig rig) =>
        (await new UserVerification(rig.Memory).VerifyAsync(ListenerRig.UserId, Token))!;

    private static async Task<List<string>> KeysAsync(ListenerRig rig) =>
        await rig.Memory.ListAsync(Keys.UserFolder(ListenerRig.UserId), startAfter: null, Token).Select(found => found.Key).ToListAsync(Token);

    private static async Task<ListenerRig> FilledAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(31, Start, days: 3).Inputs.Take(6).Select(input => input with { IsSnapshot = input.IsSnapshot || input.IdAt.ToUnixTimeSeconds() % 3 == 0 }));
        await rig.PutAsync(new RandomLife(32, Start, days: 1).Inputs.Take(1).Select(input => input with { IsSnapshot = true }));
        var reports = new RandomReports(33, Start, Duration.FromHours(5));
        await rig.PutAsync(new Imported(reports.Imports[0].Id, reports.Imports[0].CollectedAt, reports.Imports[0].Rows));
        await rig.ApplyAsync(AggregationKind.Import);
        return rig;
    }
}
