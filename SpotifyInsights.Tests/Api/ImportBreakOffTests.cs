using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>An import is called off, or its process dies, while it reads.</summary>
public sealed class ImportBreakOffTests : IAsyncDisposable
{
    private readonly ApiHost _host = new() { Configure = HeldUploads.Hold };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HeldUploads Store => (HeldUploads)_host.Services.GetRequiredService<IObjectStore>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Cancel_WhileItReads_LeavesNothing()
    {
        using var listener = _host.As("demo");
        var jobId = await listener.StartImportAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        await Store.UntilAskedAsync();

        using var answer = await listener.DeleteAsync($"/jobs/{jobId}", Token);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.OK);
        var job = await listener.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("cancelled");
        await UntilNothingIsLeftAsync(Store);
        (await listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task PowerCut_WhileItReads_IsGoneOnWithAfterTheRestart()
    {
        using var listener = _host.As("demo");
        var jobId = await listener.StartImportAsync(Uploads.File(Uploads.Json(Uploads.Row(), Uploads.Row("2023-06-01T10:00:00Z")), "application/json"));
        await Store.UntilAskedAsync();

        // What a disk holds when the power goes now.
        using var copy = new TemporaryFolder();
        CopyDisk(_host.Folder, copy.Path);
        await using var next = new ApiHost();
        next.Settings["Storage:LocalPath"] = copy.Path;
        using var again = next.As("demo");
        var job = await again.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("succeeded", job.ToString());
        job.GetProperty("attempts").GetInt32().ShouldBe(2);
        job.GetProperty("result").GetProperty("status").GetInt32().ShouldBe(201);
        (await again.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(2);
        Store.Release();
        (await listener.FollowJobAsync(jobId)).GetProperty("state").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task PowerCut_AfterItCounted_IsStillReportedAsNew()
    {
        using var listener = _host.As("demo");
        var body = Uploads.Json(Uploads.Row());
        var jobId = await listener.StartImportAsync(Uploads.File(body, "application/json"));
        await Store.UntilAskedAsync();
        using var copy = new TemporaryFolder();
        CopyDisk(_host.Folder, copy.Path);
        Store.Release();
        (await listener.FollowJobAsync(jobId)).GetProperty("state").GetString().ShouldBe("succeeded");

        // The import and the manifest had reached the disk, that the job had ended had not.
        CopyFolder(Path.Combine(_host.Folder, "users", "demo", "imports"), Path.Combine(copy.Path, "users", "demo", "imports"));
        CopyFolder(Path.Combine(_host.Folder, "users", "demo", "aggregated"), Path.Combine(copy.Path, "users", "demo", "aggregated"));
        await using var next = new ApiHost();
        next.Settings["Storage:LocalPath"] = copy.Path;
        using var again = next.As("demo");
        var result = (await again.FollowJobAsync(jobId)).GetProperty("result");

        result.GetProperty("status").GetInt32().ShouldBe(201);
        result.GetProperty("outcome").GetString().ShouldBe("imported");
        next.Clock.Advance(TimeSpan.FromSeconds(1));
        (await again.ImportedAsync(Uploads.File(body, "application/json"))).GetProperty("status").GetInt32().ShouldBe(200);
    }

    private static async Task UntilNothingIsLeftAsync(HeldUploads store)
    {
        var limit = Patience.Token();
        while (await store.ListAsync(Keys.UserFolder("demo"), startAfter: null, limit).AnyAsync(limit))
        {
            limit.ThrowIfCancellationRequested();
        }
    }

    private void CopyDisk(string from, string to)
    {
        CopyFolder(Path.Combine(from, "users"), Path.Combine(to, "users"));
        CopyFolder(Path.Combine(from, "system"), Path.Combine(to, "system"));
        Directory.CreateDirectory(Path.Combine(to, ".state"));
        using var source = new SqliteConnection(_host.Services.GetRequiredService<JobDatabase>().ConnectionString);
        using var target = new SqliteConnection($"Data Source={Path.Combine(to, ".state", "jobs.db")};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
