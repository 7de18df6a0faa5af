using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>The job table.</summary>
public sealed class JobDatabaseDependency(JobDatabase database) : IDependency
{
    public string Name => "job-database";

    public async Task UseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM jobs LIMIT 1";
        await command.ExecuteScalarAsync(cancellationToken);
    }
}
