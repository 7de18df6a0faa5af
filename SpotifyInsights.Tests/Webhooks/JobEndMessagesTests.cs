using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Tests.Jobs;
using SpotifyInsights.Tests.Tools;
using TemporaryFolder = SpotifyInsights.Tests.Jobs.TemporaryFolder;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>What the end of a job has to tell, and that neither is without the other.</summary>
public sealed class JobEndMessagesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder copy = new();
    private readonly GatedWork work = new(JobKind.Poll);

    public void Dispose()
    {
        folder.Dispose();
        copy.Dispose();
    }

    [Fact]
    public async Task Gap_InAJobsResult_IsTold()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(folder);
        await MakeAsync(host, receiver, WebhookEvent.GapDetected, WebhookEvent.JobFailed);
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        (await work.NextRunAsync()).Succeed(new { gap = new { from = "2026-03-01T10:00:00Z", to = "2026-03-01T12:30:00Z" } });

        var message = await receiver.NextAsync();
        message.Json.GetProperty("type").GetString().ShouldBe("gap.detected");
        message.Json.GetProperty("data").GetRawText().ShouldBe($$"""{"jobId":"{{job.Id}}","from":"2026-03-01T10:00:00Z","to":"2026-03-01T12:30:00Z"}""");
    }

    [Fact]
    public async Task Failure_ForWantOfASignIn_IsToldTwice()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var host = await StartAsync(folder);
        await MakeAsync(host, receiver, WebhookEvent.JobSucceeded, WebhookEvent.JobFailed, WebhookEvent.SignInNeeded);
        await host.EnqueueAsync(JobKind.Poll, "ada");
        (await work.NextRunAsync()).Fail(new TestFailure(JobFailure.Final(ProblemTypes.SignInRequired.ToJobProblem("The permission is over."))));

        string[] types = [(await receiver.NextAsync()).Json.GetProperty("type").GetString()!, (await receiver.NextAsync()).Json.GetProperty("type").GetString()!];
        types.ShouldBe(["job.failed", "sign-in.needed"], ignoreOrder: true);
    }

    [Fact]
    public async Task Outbox_ThatCannotWrite_LeavesTheJobUnended()
    {
        await using var host = await JobHost.StartAsync(folder, [work], configure: services => services.AddSingleton<IJobOutbox, BrokenOutbox>());
        var job = await host.EnqueueAsync(JobKind.Poll, "ada");
        await work.NextRunAsync();
        var run = await host.FindAsync(job.Id);

        await Should.ThrowAsync<InvalidOperationException>(() => host.Store.FinishAsync(run, JobState.Succeeded, null, null, run.CreatedAt, Patience.Token()));

        (await host.FindAsync(job.Id)).State.ShouldBe(JobState.Running);
    }

    // The power goes while the receiver thinks about its answer: what is not known to have arrived is sent once more.
    [Fact]
    public async Task PowerCut_BeforeTheAnswer_SendsTheSameMessageAgain()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var receiver = await WebhookReceiver.StartAsync();
        var answer = new TaskCompletionSource();
        receiver.Answer = _ => answer.Task;
        string first;
        await using (var host = await StartAsync(folder, time))
        {
            await MakeAsync(host, receiver, WebhookEvent.JobSucceeded);
            await host.EnqueueAsync(JobKind.Poll, "ada");
            (await work.NextRunAsync()).Succeed();
            first = (await receiver.NextAsync()).Id;
            host.CopyDatabaseTo(copy);
            answer.SetResult();
        }

        time.Advance(TimeSpan.FromMinutes(2));
        await using var next = await StartAsync(copy, time);

        (await receiver.NextAsync()).Id.ShouldBe(first);
    }

    private Task<JobHost> StartAsync(TemporaryFolder place, TimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Webhooks:AllowHttp"] = "true", ["Webhooks:AllowedNetworks:0"] = "127.0.0.0/8" };
        return JobHost.StartAsync(place, [work], time, settings, services =>
        {
            services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder.Path, "keys")));
            services.AddSingleton<JobFailureRule>(exception => (exception as TestFailure)?.Failure);
            services.AddWebhooks(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        });
    }

    private static async Task MakeAsync(JobHost host, WebhookReceiver receiver, params WebhookEvent[] events) =>
        (await host.Services.GetRequiredService<WebhookMaker>().MakeAsync("ada", new NewWebhook(receiver.Url, events, Description: null), Patience.Token())).ShouldNotBeNull();

    private sealed class TestFailure(JobFailure failure) : Exception
    {
        public JobFailure Failure => failure;
    }

    private sealed class BrokenOutbox : IJobOutbox
    {
        public Task WriteAsync(Job ended, DbTransaction transaction, CancellationToken cancellationToken) => throw new InvalidOperationException("No room.");
    }
}
