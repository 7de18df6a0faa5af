using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobStatusTests
{
    private static readonly Job Poll = new()
    {
        Id = "j1",
        Kind = JobKind.Poll,
        UserId = "ada",
        State = JobState.Queued,
        Runs = 0,
        Failures = 0,
        Interruptions = 0,
        CancelRequested = false,
        CreatedAt = Instant.FromUtc(2026, 1, 2, 3, 4, 5),
        Version = 1,
    };

    [Fact]
    public void Status_OfAQueuedJob_WrittenAsJson()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);

        var json = JsonSerializer.Serialize(JobStatus.Of(Poll), options);

        json.ShouldBe(
            """
            {"id":"j1","kind":"poll","state":"queued","steps":[{"name":"Fetching recently played tracks...","state":"pending"},
            {"name":"Saving to cloud storage...","state":"pending"}],"progress":0,"createdAt":"2026-01-02T03:04:05Z","startedAt":null,
            "finishedAt":null,"attempts":0,"nextAttemptAt":null,"amounts":null,"result":null,"problem":null,"dataVersion":null}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Status_OfARunThatCounts_HasTheAmountsWhileItRuns()
    {
        var amounts = new JobAmounts("a.json", 100, 400, 7, 50, 3.5, 6);
        var running = Poll with { State = JobState.Running, Step = new JobStep(0, 0.25, amounts) };

        JobStatus.Of(running).Amounts.ShouldBe(amounts);
        JobStatus.Of(running with { State = JobState.Succeeded }).Amounts.ShouldBeNull("nothing is left to be told");
    }

    // Two steps: each is worth one half.
    [Theory]
    [InlineData(JobState.Running, null, 0, 0, "pending,pending")]
    [InlineData(JobState.Running, 0, 0.5, 0.25, "running,pending")]
    [InlineData(JobState.Running, 1, 0, 0.5, "done,running")]
    [InlineData(JobState.Running, 1, 7, 1, "done,running")]
    [InlineData(JobState.Succeeded, 1, 0, 1, "done,done")]
    [InlineData(JobState.Succeeded, null, 0, 1, "done,done")]
    [InlineData(JobState.Failed, 0, 0.5, 0.25, "stopped,pending")]
    [InlineData(JobState.Cancelled, 1, 0, 0.5, "done,stopped")]
    [InlineData(JobState.Cancelled, null, 0, 0, "pending,pending")]
    public void Status_StateAndStep_SayProgressAndStateOfSteps(JobState state, int? step, double done, double progress, string steps)
    {
        var status = JobStatus.Of(Poll with { State = state, Step = step is { } index ? new JobStep(index, done) : null });

        status.Progress.ShouldBe(progress);
        string.Join(',', status.Steps.Select(part => JsonSerializer.Serialize(part.State).Trim('"'))).ShouldBe(steps);
    }

    [Theory]
    [InlineData("""{"dataVersion":"v7","plays":3}""", "v7")]
    [InlineData("""{"dataVersion":7}""", null)]
    [InlineData("""{"plays":3}""", null)]
    [InlineData("[1]", null)]
    public void Status_ResultNamesADataVersion_IsShown(string result, string? expected) =>
        JobStatus.Of(Poll with { Result = JsonSerializer.Deserialize<JsonElement>(result) }).DataVersion.ShouldBe(expected);

    [Fact]
    public void Steps_OfASnapshot_AreTheNineOfTheDataSyncPage() => JobSteps.Of(JobKind.Snapshot).ShouldBe(
    [
        "Fetching recently played tracks...",
        "Fetching top tracks (short-term)...",
        "Fetching top tracks (medium-term)...",
        "Fetching top tracks (long-term)...",
        "Fetching top artists (short-term)...",
        "Fetching top artists (medium-term)...",
        "Fetching top artists (long-term)...",
        "Computing metrics...",
        "Saving to cloud storage...",
    ]);

    [Fact]
    public void Steps_EveryKind_HasSome() => Enum.GetValues<JobKind>().ShouldAllBe(kind => JobSteps.Of(kind).Count > 0);
}
