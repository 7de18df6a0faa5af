using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Recurring;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class ScheduleTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new(Start);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CollectionTick_ListenerIsDue_QueuesTheJobOncePerTick()
    {
        var polls = new GatedWork(JobKind.Poll);
        var due = new DueAfter(Instant.FromDateTimeOffset(Start) + Duration.FromMinutes(2));
        await using var host = await StartAsync(folder, polls, due);

        await due.AskedAsync();
        polls.Started.ShouldBe(0);
        time.Advance(TimeSpan.FromMinutes(1));
        await due.AskedAsync();
        time.Advance(TimeSpan.FromMinutes(1));

        (await polls.NextRunAsync()).Context.UserId.ShouldBe("ada");
    }

    [Fact]
    public async Task CollectionTick_OneListenerCannotBeQueued_TheOthersAre()
    {
        var polls = new GatedWork(JobKind.Poll);
        await using var host = await StartAsync(folder, polls, new DueAfter(Instant.MinValue, "", "bob"));

        (await polls.NextRunAsync()).Context.UserId.ShouldBe("bob");
    }

    [Fact]
    public async Task CollectionTick_AfterADowntime_HappensOnceAndGoesOn()
    {
        var first = new DueAfter(Instant.MaxValue);
        await using (var host = await StartAsync(folder, new GatedWork(JobKind.Poll), first))
        {
            await first.AskedAsync();
        }

        time.Advance(TimeSpan.FromDays(3));
        var second = new DueAfter(Instant.MaxValue);
        await using var next = await StartAsync(folder, new GatedWork(JobKind.Poll), second);
        (await second.AskedAsync()).ShouldBe(Instant.FromDateTimeOffset(Start) + Duration.FromDays(3));
        time.Advance(TimeSpan.FromMinutes(1));
        (await second.AskedAsync()).ShouldBe(Instant.FromDateTimeOffset(Start) + Duration.FromDays(3) + Duration.FromMinutes(1));
    }

    [Fact]
    public async Task EndedJobsTick_JobEndedLongAgo_IsForgottenAndOthersAreNot()
    {
        await using var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Poll)], time);
        var old = await host.EnqueueAsync(JobKind.Poll, "ada");
        await host.UntilEndAsync(old.Id);
        time.Advance(TimeSpan.FromDays(30));
        var young = await host.EnqueueAsync(JobKind.Poll, "bob");
        await host.UntilEndAsync(young.Id);
        time.Advance(TimeSpan.FromSeconds(1));

        await ActivatorUtilities.CreateInstance<EndedJobsTick>(host.Services).Execute(null!, Patience.Token());

        (await host.Store.FindAsync(old.Id, Patience.Token())).ShouldBeNull();
        (await host.Store.FindAsync(young.Id, Patience.Token())).ShouldNotBeNull();
    }

    private Task<JobHost> StartAsync(TemporaryFolder place, IJobWork work, IDueCollections due) =>
        JobHost.StartAsync(place, [work], time, configure: services => services.AddSingleton(due));

    private sealed class DueAfter(Instant at, params string[] users) : IDueCollections
    {
        private readonly System.Threading.Channels.Channel<Instant> asked = System.Threading.Channels.Channel.CreateUnbounded<Instant>();

        public async Task<Instant> AskedAsync() => await asked.Reader.ReadAsync(Patience.Token());

        public async IAsyncEnumerable<DueCollection> ListAsync(Instant now, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            asked.Writer.TryWrite(now);
            foreach (var user in now >= at ? users.DefaultIfEmpty("ada") : [])
            {
                yield return new DueCollection(JobKind.Poll, user, null);
            }

            await Task.CompletedTask;
        }
    }
}
