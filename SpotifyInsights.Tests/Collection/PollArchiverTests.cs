using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Collection;

/// <summary>Old polls move into one file a month and are still what they were.</summary>
public sealed class PollArchiverTests
{
    private const string UserId = ListenerRig.UserId;

    // Some days of July, and some of November 90 days later, as of which July is long over.
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 20, 5, 0);
    private static readonly IReadOnlyList<Collected> Life =
        [.. new RandomLife(5, Start, days: 5).Inputs, .. new RandomLife(6, Instant.FromUtc(2025, 11, 10, 5, 0), days: 3).Inputs];

    private static readonly YearMonth July = new(2025, 7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive_PollsOfAnOldMonth_MoveWithAllTheyHeld()
    {
        var rig = await AppliedAsync();
        var expected = new List<(string Id, PollMetadata? Metadata, Instant CollectedAt, bool IsWhole, int Plays)>();
        foreach (var poll in JulyPolls())
        {
            expected.Add((poll.Id, await new PollStore(rig.Memory).FindMetadataAsync(UserId, poll.Id, Token), Milliseconds(poll.Page.CollectedAt), poll.Page.IsWhole, poll.Page.Plays.Count));
        }

        var result = await ArchiveAsync(rig.Memory);

        result.ShouldBe(new PollArchiveResult(Months: 1, expected.Count));
        var archived = (await new PollArchiveStore(rig.Memory).ReadAsync(UserId, July, Token)).Polls;
        archived.Select(poll => (poll.Id, (PollMetadata?)poll.Metadata, poll.Page.CollectedAt, poll.Page.IsWhole, poll.Page.Plays.Count)).ShouldBe(expected);
        (await FoldersAsync(rig.Memory)).ShouldBe(Life.Where(input => !input.IsSnapshot).Select(input => input.Id).Where(id => !id.StartsWith("2025-07", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Archive_Done_ARebuildComesToTheSameBytes()
    {
        var rig = await AppliedAsync();
        await ArchiveAsync(rig.Memory);

        await rig.ApplyAsync(AggregationKind.Rebuild);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync(Life));
    }

    [Fact]
    public async Task Archive_CrashAtAnyChange_LosesAndDoublesNothing()
    {
        var rig = await AppliedAsync();
        var rebuilt = await ListenerRig.RebuiltAsync(Life);
        var changes = 1 + (2 * JulyPolls().Count);
        for (var crashAt = 1; crashAt <= changes; crashAt += Environment.GetEnvironmentVariable("FULL") is "1" ? 1 : 7)
        {
            foreach (var crashesAfter in new[] { false, true })
            {
                rig = await AppliedAsync();
                (rig.Objects.CrashAt, rig.Objects.CrashesAfter) = (crashAt, crashesAfter);
                await Should.ThrowAsync<CrashException>(() => ArchiveAsync(rig.Objects));
                rig.Objects.Reset();
                await rig.ApplyAsync(AggregationKind.Rebuild);
                (await rig.AggregatesAsync()).ShouldBe(rebuilt, $"rebuilt after a crash at change {crashAt}");

                await ArchiveAsync(rig.Objects);

                await rig.ApplyAsync(AggregationKind.Rebuild);
                (await rig.AggregatesAsync()).ShouldBe(rebuilt, $"archived again after a crash at change {crashAt}");
                (await FoldersAsync(rig.Memory)).ShouldNotContain(id => id.StartsWith("2025-07", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Archive_APollOfAnArchivedMonthComesLate_JoinsTheOthers()
    {
        var rig = await AppliedAsync();
        await ArchiveAsync(rig.Memory);
        var late = JulyPolls()[0] with { IdAt = Start + Duration.FromDays(7) };
        await rig.PutAsync([late]);

        (await ArchiveAsync(rig.Memory)).ShouldBe(new PollArchiveResult(Months: 1, Polls: 1));

        (await new PollArchiveStore(rig.Memory).ReadAsync(UserId, July, Token)).Polls.Select(poll => poll.Id).ShouldContain(late.Id);
    }

    [Fact]
    public async Task Archive_NothingApplied_TouchesNothing()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(Life);

        (await ArchiveAsync(rig.Objects)).ShouldBe(new PollArchiveResult(Months: 0, Polls: 0));

        rig.Objects.Changes.ShouldBe(0);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public async Task Rebuild_ArchiveIsCorrupt_SaysWhichFileAndKeepsTheFormerState(byte[] content)
    {
        var rig = await AppliedAsync();
        await ArchiveAsync(rig.Memory);
        await rig.Memory.PutAsync(Keys.PollMonth(UserId, July), content, PutCondition.None, Token);
        var former = await rig.AggregatesAsync();

        var error = await Should.ThrowAsync<CorruptObjectException>(() => rig.ApplyAsync(AggregationKind.Rebuild));

        error.Message.ShouldContain("polls/months/2025-07.parquet");
        (await rig.AggregatesAsync()).ShouldBe(former);
    }

    private static async Task<ListenerRig> AppliedAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(Life);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        rig.Objects.Reset();
        return rig;
    }

    private static Task<PollArchiveResult> ArchiveAsync(IObjectStore objects) =>
        new PollArchiver(new PollStore(objects), new PollArchiveStore(objects), new ManifestStore(objects)).ArchiveAsync(UserId, Token);

    private static List<Collected> JulyPolls() =>
        [.. Life.Where(input => !input.IsSnapshot && input.Id.StartsWith("2025-07", StringComparison.Ordinal))];

    private static async Task<List<string>> FoldersAsync(IObjectStore objects) =>
        await new PollStore(objects).ListBegunAsync(UserId, startAfter: null, Token).ToListAsync(Token);

    private static Instant Milliseconds(Instant instant) => Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
