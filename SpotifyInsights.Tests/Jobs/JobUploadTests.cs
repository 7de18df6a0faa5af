using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobUploadTests
{
    [Fact]
    public void Upload_OfAJob_IsKnownForAllKindsThatReadOne()
    {
        JobUpload.Of(Job(JobKind.Import) with { Parameters = new ImportParameters("a", DryRun: false).ToJson() }).ShouldBe("a");
        JobUpload.Of(Job(JobKind.ReferenceImport) with { Parameters = new ReferenceImportParameters("b", "2022-10-22").ToJson() }).ShouldBe("b");
        JobUpload.Of(Job(JobKind.Snapshot)).ShouldBeNull();
    }

    private static Job Job(JobKind kind) => new()
    {
        Id = "job",
        Kind = kind,
        UserId = "ada",
        Slot = "",
        State = JobState.Queued,
        Runs = 0,
        Failures = 0,
        Interruptions = 0,
        CancelRequested = false,
        CreatedAt = Instant.FromUnixTimeSeconds(0),
        Version = 1,
    };
}
