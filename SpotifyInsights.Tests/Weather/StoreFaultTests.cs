using Microsoft.Data.Sqlite;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Weather;

/// <summary>Faults of what the collection stands on: the object store and the job database. docs/faults.md has the table.</summary>
public sealed class StoreFaultTests : IAsyncLifetime
{
    private const string Listener = "heavy";

    // What Linux says when a disk is full.
    private const int NoSpaceLeft = 28;

    private readonly CollectingInstance instance = CollectingInstance.Start(
        new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero),
        [ScriptedListeners.Heavy],
        host => host.Settings["Jobs:ConnectionString"] = $"Data Source={Path.Combine(host.Folder, ".state", "jobs.db")};Default Timeout=1");

    public async ValueTask InitializeAsync()
    {
        await instance.SignInAsync(Listener);
        await instance.RunUntilAsync(instance.Now + Duration.FromHours(3));
    }

    public ValueTask DisposeAsync() => instance.DisposeAsync();

    [Theory]
    [InlineData("down")]
    [InlineData("read-only")]
    [InlineData("full")]
    public async Task Store_ThatFailsForAnHour_LosesNothing(string fault)
    {
        var until = instance.Now + Duration.FromHours(1) + Duration.FromMinutes(30);
        var struck = 0;
        instance.Store.Before = operation =>
        {
            if (instance.Now < until && (fault == "down" || operation.Verb is StoreVerb.Put or StoreVerb.Delete))
            {
                struck++;
                throw fault == "full"
                    ? new ObjectStoreException(operation.Key, "cannot be written", new IOException("No space left on device", NoSpaceLeft))
                    : new ObjectStoreException(operation.Key, "the store does not answer");
            }

            return Task.CompletedTask;
        };
        await instance.RunUntilAsync(until - Duration.FromMinutes(1));

        struck.ShouldBeGreaterThan(0);
        (await Survival.ProblemAsync(instance, Listener)).ShouldBe(ProblemTypes.StoreUnavailable.Uri);
        await Survival.HoldsAsync(instance, Listener);
    }

    // Twenty seconds for every request: a poll takes minutes, and nothing is done twice for it.
    [Fact]
    public async Task Store_ThatIsSlow_MakesNothingWorse()
    {
        var until = instance.Now + Duration.FromHours(12);
        instance.Store.Before = _ =>
        {
            if (instance.Now < until)
            {
                instance.Host.Clock.Advance(TimeSpan.FromSeconds(20));
            }

            return Task.CompletedTask;
        };
        await instance.RunUntilAsync(until);

        (await Survival.StateAsync(instance, Listener)).ShouldBe(CollectionState.OnSchedule);
        await Survival.HoldsAsync(instance, Listener);
    }

    // Somebody holds the file's only place for a writer: what the run has to say cannot be noted, and it is done again once it can.
    [Fact]
    public async Task JobDatabase_LockedInTheMiddleOfAPoll_RunsItAgain()
    {
        await using var other = new SqliteConnection(instance.Get<JobDatabase>().ConnectionString + ";Pooling=False");
        await other.OpenAsync(Patience.Token());
        instance.Host.Clock.Advance(TimeSpan.FromHours(1));
        var job = await instance.Get<JobQueue>().EnqueueAsync(JobKind.Poll, Listener, parameters: null, Patience.Token());
        instance.Ear.BeforeCall(0, () => Execute(other, "BEGIN IMMEDIATE"));

        await Should.ThrowAsync<SqliteException>(() => instance.RunAsync(job.Id));

        (await instance.Get<JobStore>().FindAsync(job.Id, Patience.Token()))!.State.ShouldBe(JobState.Running, "its end could not be written");
        Execute(other, "ROLLBACK");

        // As the tick does every five minutes for whatever was left.
        var again = await instance.RunAsync(job.Id);
        again.State.ShouldBe(JobState.Succeeded);
        again.Runs.ShouldBe(2);
        again.Failures.ShouldBe(0);
        await Survival.HoldsAsync(instance, Listener);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
