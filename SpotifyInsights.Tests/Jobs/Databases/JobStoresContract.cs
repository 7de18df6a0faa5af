using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Tickets;
using SpotifyInsights.Api.Listens;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs.Databases;

/// <summary>What every table of the job database does, whatever database it is.</summary>
public abstract class JobStoresContract : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 12, 0);

    private readonly ManualTime time = new(Now.ToDateTimeOffset());
    private JobDatabase database = null!;

    /// <summary>The settings of an empty database.</summary>
    private protected abstract Task<JobsOptions> OptionsAsync();

    public async ValueTask InitializeAsync()
    {
        database = new JobDatabase(Options.Create(await OptionsAsync()), new ConfigurationBuilder().Build());
        await database.PrepareAsync(Limit);
    }

    public virtual ValueTask DisposeAsync()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Limit => Patience.Token();

    [Fact]
    public async Task Prepare_WhatIsPrepared_KeepsItsRows()
    {
        await PlanAsync("ada");

        await database.PrepareAsync(Limit);

        (await new CollectionPlanStore(database).ListAsync(Limit)).ShouldHaveSingleItem().UserId.ShouldBe("ada");
    }

    [Fact]
    public async Task Jobs_ManyConnectionsAtOnce_OneIsUnfinished()
    {
        var store = new JobStore(database, new JobEvents(), []);

        var added = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => store.AddAsync(Queued($"job-{number}", "ada"), Limit))));
        var claimed = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => store.ClaimAsync(added[0].Id, Now, Limit))));

        added.Select(job => job.Id).Distinct().ShouldHaveSingleItem();
        claimed.Select(job => job!.Runs).Order().ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Jobs_PollEnds_PlanFollowsInTheSameTransaction()
    {
        var store = new JobStore(database, new JobEvents(), [new PlanOutbox(Options.Create(new CollectionOptions()))]);
        await PlanAsync("ada");
        await store.AddAsync(Queued("poll", "ada"), Limit);
        var run = (await store.ClaimAsync("poll", Now, Limit)).ShouldNotBeNull();
        (await store.SetStepAsync(run, new JobStep(1, 0.25), Limit)).ShouldNotBeNull().Step.ShouldBe(new JobStep(1, 0.25));

        await store.FinishAsync(run, JobState.Failed, result: null, new JobProblem("urn:x", "Broken", "It broke.", 500), Now, Limit);

        var plan = (await new CollectionPlanStore(database).FindAsync("ada", Limit)).ShouldNotBeNull();
        (plan.LastTryAt, plan.LastSuccessAt, plan.NextPollAt, plan.NeedsSignIn).ShouldBe((Now, null, Now + Duration.FromMinutes(20), false));
        plan.Problem.ShouldBe(new JobProblem("urn:x", "Broken", "It broke.", 500));
        (await store.ListAsync("ada", TimePlace.Beginning, 10, Limit)).ShouldHaveSingleItem().State.ShouldBe(JobState.Failed);
    }

    [Fact]
    public async Task Plans_Due_InTheOrderOfTheirWaitWithoutThoseWhoseJobWaits()
    {
        var (plans, store) = (new CollectionPlanStore(database), new JobStore(database, new JobEvents(), []));
        foreach (var (user, minutes) in new[] { ("é", 1), ("a", 2), ("B", 3), ("later", -1) })
        {
            await PlanAsync(user, Now - Duration.FromMinutes(minutes));
        }

        await store.AddAsync(Queued("poll", "a"), Limit);

        (await plans.ListDuePollsAsync(Now, new CallBudget(Duration.FromHours(24), Duration.FromMinutes(15), Duration.FromHours(3)), 10, Limit)).ShouldBe(["B", "é"]);
        (await plans.ListDueSnapshotsAsync(Now, 10, Limit)).ShouldBeEmpty();
        (await plans.ListAsync(Limit)).Select(plan => plan.UserId).ShouldBe(["B", "a", "later", "é"], "in the order of code points");
        (await plans.CountPacesAsync(Limit)).ShouldBe([(Duration.FromMinutes(20), 4)]);
    }

    [Fact]
    public async Task Grants_CodeOrTokenComesTwice_ConsentEnds()
    {
        var (grants, onAnotherNode) = (new Grants(database, time), new Grants(database, time));
        var granted = new GrantedCode("ada", "program", "https://program.test/back", "challenge", ["read", "collect"]);
        await grants.AddCodeAsync("code", granted, Limit);

        var (grantId, redeemed) = (await grants.RedeemCodeAsync("code", Limit)).ShouldNotBeNull();
        redeemed.Scopes.ShouldBe(["read", "collect"]);
        await grants.AddAsync(grantId, redeemed, Limit);
        await grants.AddRefreshTokenAsync(grantId, "token", Duration.FromDays(1), Limit);
        var grant = (await grants.FindAsync("token", Limit)).ShouldNotBeNull();

        var uses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => grants.TryUseAsync(grant, "token", Limit))));
        uses.Count(isFirst => isFirst).ShouldBe(1);
        grants.IsRevoked(grantId).ShouldBeTrue();
        (await grants.FindAsync("token", Limit)).ShouldBeNull();
        (await grants.RedeemCodeAsync("code", Limit)).ShouldBeNull();
        onAnotherNode.IsRevoked(grantId).ShouldBeFalse("it has not looked yet");
        await onAnotherNode.LoadAsync(Limit);
        onAnotherNode.IsRevoked(grantId).ShouldBeTrue();
    }

    [Fact]
    public async Task ApiKeys_AsManyAsThereMayBe_SharesCountApart()
    {
        var keys = new ApiKeyStore(database);

        (await keys.TryAddAsync(Key("1", share: null), "hash-1", 1, Limit)).ShouldBeTrue();
        (await keys.TryAddAsync(Key("2", share: null), "hash-2", 1, Limit)).ShouldBeFalse();
        (await keys.TryAddAsync(Key("3", "window"), "hash-3", 1, Limit)).ShouldBeTrue();
        await keys.NoteUseAsync("1", Now + Duration.FromHours(1), Limit);

        (await keys.FindAsync("hash-1", Limit)).ShouldNotBeNull().LastUsedAt.ShouldBe(Now + Duration.FromHours(1));
        (await keys.ListAsync("ada", areShared: true, Limit)).ShouldHaveSingleItem().Share.ShouldBe("window");
        (await keys.DeleteAsync("ada", "1", isShared: false, Limit)).ShouldBe("hash-1");
        (await keys.DeleteAsync("ada", "1", isShared: false, Limit)).ShouldBeNull();
    }

    [Fact]
    public async Task Deliveries_ManySendersAtOnce_OneHasTheMessage()
    {
        var store = new DeliveryStore(database, Options.Create(new WebhookOptions()));
        await store.AddAsync("ada", Message("m", Now), Limit);
        (await store.ListDueAsync(Now, Limit)).ShouldBe(["hook"]);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.ClaimNextAsync("hook", Now, Limit))));

        var claimed = claims.Where(claim => claim is not null).ShouldHaveSingleItem().ShouldNotBeNull();
        (claimed.Attempts, claimed.LastStatus).ShouldBe((1, null));
        await store.FailAsync(claimed, new DeliveryOutcome(503, "busy"), Now + Duration.FromMinutes(1), Now, Limit);
        (await store.ClaimNextAsync("hook", Now, Limit)).ShouldBeNull();
        var second = (await store.ClaimNextAsync("hook", Now + Duration.FromMinutes(1), Limit)).ShouldNotBeNull();
        (second.Attempts, second.LastStatus, second.LastProblem).ShouldBe((2, 503, "busy"));
        await store.SucceedAsync(claimed, 200, Now, Limit);
        (await store.ListAsync("hook", TimePlace.Beginning, 10, Limit)).ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Pending, "an older attempt may not write");
        await store.SucceedAsync(second, 204, Now, Limit);
        (await store.RetryAsync("hook", "m", Now, Limit)).ShouldNotBeNull().State.ShouldBe(DeliveryState.Pending);
    }

    [Fact]
    public async Task Warnings_SeveralNodes_EachOnceAndWithItsMessage()
    {
        var hooks = new WebhookStore(database);
        (await hooks.TryAddAsync(new("hook", "ada", "https://a.test/", [WebhookEvent.SignInEnding], null, "secret", Now, null, null, null, null), 5, Limit)).ShouldBeTrue();
        var authorized = Now - SignInEnd.LeastLife + Duration.FromDays(6);
        await PlanAsync("ada", authorizedAt: authorized);
        var signal = new WebhookSignal();

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => new SignInWarnings(database, signal, time, NullLogger<SignInWarnings>.Instance).WarnAsync(Limit))));

        given.Sum().ShouldBe(1);
        var store = new DeliveryStore(database, Options.Create(new WebhookOptions()));
        (await store.ListAsync("hook", TimePlace.Beginning, 10, Limit)).ShouldHaveSingleItem().Event.ShouldBe(WebhookEvent.SignInEnding);
        (await hooks.DisableFailingAsync("hook", WebhookDisabledReason.Gone, Now, Now, Limit)).ShouldBeTrue();
        (await hooks.FindAsync("ada", "hook", Limit)).ShouldNotBeNull().DisabledReason.ShouldBe(WebhookDisabledReason.Gone);
    }

    [Fact]
    public async Task IdempotencyKeys_SameKeyAtOnce_OneIsTheFirst()
    {
        var (store, caller) = (new IdempotencyStore(database), new IdempotentCaller("ada", ""));

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.BeginAsync(caller, "key", "POST /x", Now, Limit))));

        begun.Count(known => known is null).ShouldBe(1);
        begun.ShouldContain(new KnownRequest("POST /x", null, null));
        await store.StayAliveAsync(caller, "key", Now, Limit);
        await store.AnswerAsync(caller, "key", "body", "answer", Limit);
        (await store.BeginAsync(caller, "key", "POST /y", Now, Limit)).ShouldBe(new KnownRequest("POST /x", "body", "answer"));
        (await store.BeginAsync(caller, "key", "POST /y", Now + IdempotencyStore.Kept, Limit)).ShouldBeNull();
    }

    [Fact]
    public async Task Listens_SameOneTwice_WaitsOnceAndIsClaimedOnce()
    {
        var store = new WaitingListens(database);
        await store.AddAsync("ada", [new Listen(1_700_000_000, "one"), new Listen(1_700_000_060, "two")], Now, Limit);
        await store.AddAsync("ada", [new Listen(1_700_000_000, "one")], Now, Limit);

        (await store.CountAsync("ada", Limit)).ShouldBe(2);
        (await store.ListDueAsync(2, Now - Duration.FromHours(6), Limit)).ShouldBe(["ada"]);
        (await store.ClaimAsync("ada", "batch", Limit)).ShouldBe(["batch"]);
        var (bodies, receivedAt) = await store.ReadAsync("ada", "batch", Limit);
        (string.Join(' ', bodies), receivedAt).ShouldBe(("one two", Now));
    }

    [Fact]
    public async Task Tickets_AndCalls_AreOneForAllNodes()
    {
        var tickets = new EventTickets(database, time);
        var ticket = await tickets.MakeAsync("ada", "job", caller: null, Limit);
        (await tickets.RedeemAsync(ticket.Ticket, "job", Limit)).ShouldNotBeNull().UserId.ShouldBe("ada");
        (await tickets.RedeemAsync(ticket.Ticket, "job", Limit)).ShouldBeNull();

        foreach (var calls in new[] { 3, 4 })
        {
            var counter = new CallCounter();
            foreach (var _ in Enumerable.Range(0, calls))
            {
                counter.Add();
            }

            await new SpentCalls(database, counter).NoteAsync(Now, Limit);
        }

        (await new SpentCalls(database, new CallCounter()).CountAsync(Now + Duration.FromHours(23), Limit)).ShouldBe(7);
        (await new SpentCalls(database, new CallCounter()).CountAsync(Now + Duration.FromHours(24), Limit)).ShouldBe(0);
    }

    private Task PlanAsync(string userId, Instant? nextPollAt = null, Instant? authorizedAt = null) =>
        new CollectionPlanStore(database).PutAccountAsync(
            new()
            {
                UserId = userId,
                AuthorizedAt = authorizedAt,
                NextSnapshotAt = Now + Duration.FromHours(1),
                NextPollAt = nextPollAt ?? Now,
                Pace = Duration.FromMinutes(20),
            },
            Limit);

    private static ApiKey Key(string id, string? share) => new(id, "ada", "player", "si_abc", ["read"], Now, Now + Duration.FromDays(1), null, share);

    private static Delivery Message(string id, Instant at) => new(id, "hook", WebhookEvent.Ping, "{}", DeliveryState.Pending, at, 0, null, null, null, null);

    private static Job Queued(string id, string userId) => new()
    {
        Id = id,
        Kind = JobKind.Poll,
        UserId = userId,
        State = JobState.Queued,
        Runs = 0,
        Failures = 0,
        Interruptions = 0,
        CancelRequested = false,
        CreatedAt = Now,
        Version = 1,
    };
}
