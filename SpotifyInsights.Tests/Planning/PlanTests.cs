using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Tests.Jobs;
using SpotifyInsights.Tests.Tools;
using TemporaryFolder = SpotifyInsights.Tests.Jobs.TemporaryFolder;

namespace SpotifyInsights.Tests.Planning;

/// <summary>What the end of a job writes into the plan, and what the plan says is due.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new(Start.ToDateTimeOffset());
    private readonly GatedWork polls = new(JobKind.Poll);
    private readonly GatedWork snapshots = new(JobKind.Snapshot);
    private JobHost host = null!;

    private CollectionPlanStore Plans => host.Services.GetRequiredService<CollectionPlanStore>();

    private GapStore Gaps => host.Services.GetRequiredService<GapStore>();

    public async ValueTask InitializeAsync()
    {
        host = await JobHost.StartAsync(folder, [polls, snapshots], time, configure: services => services
            .AddSingleton<CollectionPlanStore>()
            .AddSingleton<GapStore>()
            .AddSingleton<IJobOutbox, PlanOutbox>()
            .AddSingleton<JobFailureRule>(exception => (exception as PlannedFailure)?.Failure));
        await PutAsync("ada", Start - Duration.FromDays(10));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Poll_ThatSucceeds_SetsPaceAndNextLook()
    {
        await EndAsync(JobKind.Poll, run => run.Succeed(new { newPlays = 3, seen = new { plays = 50, from = "2026-03-02T06:00:00Z", to = "2026-03-02T07:30:00Z" }, gap = (object?)null }));

        var plan = await PlanAsync();
        plan.Pace.ShouldBe(Duration.FromMinutes(45));
        plan.NextPollAt.ShouldBe(Start + Duration.FromMinutes(45));
        plan.LastTryAt.ShouldBe(Start);
        plan.LastSuccessAt.ShouldBe(Start);
        plan.LastNewPlayAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 7, 30));
        plan.NextSnapshotAt.ShouldBe(Start, "a poll is no snapshot");
        (await Gaps.ListAsync("ada", 10, Patience.Token())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Poll_WithAGap_RecordsItOnceAndLooksAgainSoon()
    {
        var result = new
        {
            seen = new { plays = 50, from = "2026-03-02T02:00:00Z", to = "2026-03-02T07:30:00Z" },
            gap = new { from = "2026-03-01T20:00:00Z", to = "2026-03-02T02:00:00Z" },
        };
        await EndAsync(JobKind.Poll, run => run.Succeed(result));
        await EndAsync(JobKind.Poll, run => run.Succeed(result));

        (await PlanAsync()).NextPollAt.ShouldBe(Start + Duration.FromMinutes(15));
        (await Gaps.ListAsync("ada", 10, Patience.Token())).ShouldBe([new RecordedGap(Instant.FromUtc(2026, 3, 1, 20, 0), Instant.FromUtc(2026, 3, 2, 2, 0), Start, ClosedAt: null)]);
    }

    [Fact]
    public async Task Snapshot_ThatSucceeds_IsDueADayAfterItsId()
    {
        await EndAsync(JobKind.Snapshot, run => run.Succeed(new { snapshotId = "2026-03-02T07-58-10Z", seen = (object?)null }));

        (await PlanAsync()).NextSnapshotAt.ShouldBe(Instant.FromUtc(2026, 3, 3, 7, 58, 10));
    }

    // It waited for most of a day: else two of each listener would be taken within the calls of one day.
    [Fact]
    public async Task Snapshot_ThatWasHeldUp_IsDueTwentyHoursAfterItsEnd()
    {
        await EndAsync(JobKind.Snapshot, run => run.Succeed(new { snapshotId = "2026-03-01T09-00-00Z", seen = (object?)null }));

        (await PlanAsync()).NextSnapshotAt.ShouldBe(Start + Duration.FromHours(20));
    }

    [Fact]
    public async Task Snapshot_ThatFails_IsTriedAgainInAnHourWhilePollsGoOn()
    {
        await EndAsync(JobKind.Snapshot, run => run.Fail(new PlannedFailure(ProblemTypes.SpotifyRefused)));

        var plan = await PlanAsync();
        plan.NextSnapshotAt.ShouldBe(Start + Duration.FromHours(1));
        plan.NextPollAt.ShouldBe(Start + Duration.FromHours(2));
        plan.Problem.ShouldNotBeNull().Type.ShouldBe(ProblemTypes.SpotifyRefused.Uri);
        plan.LastSuccessAt.ShouldBeNull();
        plan.NeedsSignIn.ShouldBeFalse();
    }

    [Fact]
    public async Task Poll_ThatFailsForAPassingReason_IsTriedAgainAfterTheShortestPace()
    {
        await EndAsync(JobKind.Poll, run => run.Fail(new PlannedFailure(ProblemTypes.TemporarilyUnavailable)));

        (await PlanAsync()).NextPollAt.ShouldBe(Start + Duration.FromMinutes(15));
    }

    [Fact]
    public async Task Refusal_OfTheSignIn_StopsThisListenerAlone()
    {
        await PutAsync("bo", Start - Duration.FromDays(1));
        await EndAsync(JobKind.Poll, run => run.Fail(new PlannedFailure(ProblemTypes.SignInRequired)));

        (await PlanAsync()).NeedsSignIn.ShouldBeTrue();
        time.Advance(TimeSpan.FromDays(2));
        (await DuePollsAsync()).ShouldBe(["bo"]);
        (await DueSnapshotsAsync()).ShouldBe(["bo"]);
    }

    [Fact]
    public async Task Refusal_OfAJobFromBeforeTheSignIn_IsOldNews()
    {
        await host.EnqueueAsync(JobKind.Poll, "ada");
        var run = await polls.NextRunAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        await PutAsync("ada", Start + Duration.FromMinutes(1));
        run.Fail(new PlannedFailure(ProblemTypes.SignInRequired));
        await host.UntilEndAsync(run.Context.JobId);

        (await PlanAsync()).NeedsSignIn.ShouldBeFalse();
    }

    [Fact]
    public async Task SignIn_AfterARefusal_IsLookedAtWithTheNextTick()
    {
        await EndAsync(JobKind.Poll, run => run.Fail(new PlannedFailure(ProblemTypes.SignInRequired)));
        time.Advance(TimeSpan.FromMinutes(5));
        await PutAsync("ada", Start + Duration.FromMinutes(5));
        await Plans.WakeAsync("ada", Start + Duration.FromMinutes(5), Patience.Token());

        (await DuePollsAsync()).ShouldBe(["ada"]);
        (await PlanAsync()).Problem.ShouldBeNull();
    }

    // What an hourly comparison read before the sign-in must not undo it.
    [Fact]
    public async Task Account_OlderThanTheSignInThatIsKnown_ChangesNothing()
    {
        await PutAsync("ada", Start);
        await PutAsync("ada", Start - Duration.FromDays(10), needsSignIn: true);

        var plan = await PlanAsync();
        plan.NeedsSignIn.ShouldBeFalse();
        plan.AuthorizedAt.ShouldBe(Start);
    }

    [Fact]
    public async Task Due_WhileAJobRuns_IsNobodyAndASnapshotSparesThePoll()
    {
        (await DueSnapshotsAsync()).ShouldBe(["ada"]);
        await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await snapshots.NextRunAsync();
        (await DueSnapshotsAsync()).ShouldBeEmpty();
        (await DuePollsAsync()).ShouldBeEmpty();
        run.Succeed(new { snapshotId = "2026-03-02T08-00-00Z" });
        await host.UntilEndAsync(run.Context.JobId);
        (await DuePollsAsync()).ShouldBeEmpty("the snapshot has looked");
    }

    [Fact]
    public async Task Poll_CancelledBeforeItBegan_IsDueAgainAfterThePace()
    {
        var snapshot = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await snapshots.NextRunAsync();
        var poll = await host.EnqueueAsync(JobKind.Poll, "ada");

        (await host.Queue.CancelAsync(poll.Id, Patience.Token())).ShouldNotBeNull().State.ShouldBe(JobState.Cancelled);

        var plan = await PlanAsync();
        plan.NextPollAt.ShouldBe(Start + Duration.FromHours(2));
        plan.LastTryAt.ShouldBeNull("nothing was tried");
        run.Fail(new PlannedFailure(ProblemTypes.SpotifyRefused));
        await host.UntilEndAsync(snapshot.Id);
        (await DuePollsAsync()).ShouldBeEmpty();
        time.Advance(TimeSpan.FromHours(2));
        (await DuePollsAsync()).ShouldBe(["ada"]);
    }

    // A snapshot that waits out a block of the top lists for 20 hours must not keep the polls waiting.
    [Fact]
    public async Task Due_WhileASnapshotWaitsForSpotify_IsThePoll()
    {
        await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await snapshots.NextRunAsync();
        run.Fail(new PlannedFailure(JobFailure.BlockedUntil(ProblemTypes.SpotifyQuota.ToJobProblem("Later."), Start + Duration.FromHours(20))));
        await host.UntilAsync(run.Context.JobId, job => job.NextAttemptAt is not null);

        (await DuePollsAsync()).ShouldBe(["ada"]);
        (await DueSnapshotsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Due_OfMany_AreThoseWhoWaitedLongest()
    {
        foreach (var (name, hours) in new[] { ("bo", 3), ("cy", 1), ("di", 2) })
        {
            await PutAsync(name, Start - Duration.FromDays(1), Start - Duration.FromHours(hours));
        }

        (await Plans.ListDuePollsAsync(Start, Budget(), 2, Patience.Token())).ShouldBe(["bo", "di"]);
    }

    [Fact]
    public async Task Due_WhereCallsAreFew_WaitsForTheLeastPace()
    {
        await EndAsync(JobKind.Poll, run => run.Succeed(new { seen = (object?)null }));
        time.Advance(TimeSpan.FromHours(3));

        (await DuePollsAsync(Duration.FromHours(4))).ShouldBeEmpty();
        (await DuePollsAsync(Duration.FromHours(3))).ShouldBe(["ada"]);
    }

    [Fact]
    public async Task Due_WhereCallsSuffice_WaitsNoLongerThanTheMostPace()
    {
        await EndAsync(JobKind.Poll, run => run.Succeed(new { seen = (object?)null }));
        time.Advance(TimeSpan.FromMinutes(119));
        (await DuePollsAsync(mostPace: Duration.FromHours(2))).ShouldBeEmpty();

        time.Advance(TimeSpan.FromMinutes(1));
        (await DuePollsAsync(mostPace: Duration.FromHours(2))).ShouldBe(["ada"]);
        (await DuePollsAsync(mostPace: Duration.FromHours(3))).ShouldBeEmpty();
    }

    private static Instant Of(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static CallBudget Budget(Duration? leastPace = null, Duration? mostPace = null) => new(Duration.FromHours(24), leastPace ?? Duration.Zero, mostPace ?? Duration.FromHours(3));

    private Task<IReadOnlyList<string>> DuePollsAsync(Duration? leastPace = null, Duration? mostPace = null) =>
        Plans.ListDuePollsAsync(Of(time), Budget(leastPace, mostPace), 10, Patience.Token());

    private Task<IReadOnlyList<string>> DueSnapshotsAsync() => Plans.ListDueSnapshotsAsync(Of(time), 10, Patience.Token());

    private async Task<CollectionPlan> PlanAsync() => (await Plans.FindAsync("ada", Patience.Token())).ShouldNotBeNull();

    private Task PutAsync(string userId, Instant authorizedAt, Instant? nextPollAt = null, bool needsSignIn = false) => Plans.PutAccountAsync(
        new CollectionPlan
        {
            UserId = userId,
            AuthorizedAt = authorizedAt,
            NeedsSignIn = needsSignIn,
            NextSnapshotAt = Start,
            NextPollAt = nextPollAt ?? Start,
            Pace = Duration.FromHours(2),
        },
        Patience.Token());

    private async Task EndAsync(JobKind kind, Action<GatedRun> end)
    {
        var job = await host.EnqueueAsync(kind, "ada");
        var run = await (kind == JobKind.Poll ? polls : snapshots).NextRunAsync();
        end(run);
        await host.UntilEndAsync(job.Id);
    }

    private sealed class PlannedFailure(JobFailure failure) : Exception
    {
        public PlannedFailure(ProblemType type)
            : this(JobFailure.Final(type.ToJobProblem("It is so.")))
        {
        }

        public JobFailure Failure => failure;
    }
}
