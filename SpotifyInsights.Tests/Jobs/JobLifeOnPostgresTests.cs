using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobLifeOnPostgresTests : JobLifeContract
{
    protected override async Task<Dictionary<string, string?>> DatabaseAsync() =>
        new() { ["Jobs:Provider"] = "postgres", ["Jobs:ConnectionString"] = await (await Postgres.ServerAsync()).CreateDatabaseAsync() };
}
