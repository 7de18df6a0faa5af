using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Tests.Jobs.Databases;

public sealed class StoresOnSqliteTests : JobStoresContract
{
    private readonly TemporaryFolder folder = new();

    private protected override Task<JobsOptions> OptionsAsync() => Task.FromResult(new JobsOptions { ConnectionString = $"Data Source={folder.File("jobs.db")};Pooling=False" });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
