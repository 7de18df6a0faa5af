using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs.Databases;

public sealed class StoresOnPostgresTests : JobStoresContract
{
    private protected override async Task<JobsOptions> OptionsAsync() =>
        new() { Provider = "postgres", ConnectionString = await (await Postgres.ServerAsync()).CreateDatabaseAsync() };
}
