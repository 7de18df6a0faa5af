using Microsoft.Extensions.Logging.Abstractions;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>Uploads that nobody waits for are gone within an hour, all others after a day.</summary>
public sealed class UploadClearingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Start);
    private readonly UploadStore uploads;

    public UploadClearingTests() => uploads = new UploadStore(new MemoryObjectStore(clock));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, 59, true)]
    [InlineData(false, 60, false)]
    [InlineData(true, 60, true)]
    [InlineData(true, (24 * 60) - 1, true)]
    [InlineData(true, 24 * 60, false)]
    public async Task Clear_AnUpload_DependsOnItsAgeAndOnWhoWaits(bool isAwaited, int minutes, bool isKept)
    {
        await using var host = await JobHost.StartAsync(folder, [new GatedWork(JobKind.Import)]);
        await WriteAsync("u1");
        if (isAwaited)
        {
            await host.Queue.EnqueueAsync(JobKind.Import, "ada", "u1", new ImportParameters("u1", DryRun: false).ToJson(), Patience.Token());
        }

        clock.Now = Start.AddMinutes(minutes);
        await ClearAsync(host);

        (await uploads.ListAllAsync(Patience.Token()).CountAsync(Patience.Token())).ShouldBe(isKept ? 1 : 0);
    }

    [Fact]
    public async Task Clear_AnUploadThatStillGrows_LeavesItAlone()
    {
        await using var host = await JobHost.StartAsync(folder, []);
        await WriteAsync("u1");
        clock.Now = Start.AddHours(5);
        await WriteAsync("u1", number: 1);
        clock.Now = Start.AddHours(5).AddMinutes(30);

        await ClearAsync(host);

        (await uploads.ListAllAsync(Patience.Token()).CountAsync(Patience.Token())).ShouldBe(1);
    }

    [Fact]
    public async Task Clear_AfterTheJobsEnd_TakesItsUpload()
    {
        await using var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Import)]);
        await WriteAsync("u1");
        var job = await host.Queue.EnqueueAsync(JobKind.Import, "ada", "u1", new ImportParameters("u1", DryRun: false).ToJson(), Patience.Token());
        await host.UntilEndAsync(job.Id);
        clock.Now = Start.AddHours(1);

        await ClearAsync(host);

        (await uploads.ListAllAsync(Patience.Token()).CountAsync(Patience.Token())).ShouldBe(0);
    }

    private Task<UploadedFile> WriteAsync(string uploadId, int number = 0) =>
        uploads.WriteFileAsync("ada", uploadId, number, "a.json", new MemoryStream([1, 2, 3]), Patience.Token());

    private Task ClearAsync(JobHost host) =>
        new UploadClearing(uploads, host.Store, clock, NullLogger<UploadClearing>.Instance).ClearAsync(Patience.Token());
}
