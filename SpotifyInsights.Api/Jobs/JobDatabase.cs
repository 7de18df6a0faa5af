using System.Data.Common;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Jobs.Databases;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// The database of the job table, the consents of third parties' programs, API keys, webhooks with their messages, listens that wait, idempotency keys, the plan of the
/// collection and, beside them, the scheduler's own tables: a file of this machine, or PostgreSQL, which several nodes share.
/// </summary>
public sealed class JobDatabase : IDisposable
{
    private readonly IDatabaseEngine engine;
    private readonly DbDataSource source;

    public JobDatabase(IOptions<JobsOptions> options, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configuration);
        engine = options.Value.IsShared ? new PostgresEngine(options.Value.ConnectionString!) : new SqliteEngine(options.Value.ConnectionString, configuration["Storage:LocalPath"]);
        source = engine.CreateSource();
    }

    /// <summary>How to reach it, without a password.</summary>
    public string ConnectionString => source.ConnectionString;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    /// <summary>Another source of connections to it, for whoever disposes of his own.</summary>
    internal DbDataSource CreateSource() => engine.CreateSource();

    /// <summary>Creates the tables where they are missing and checks the database where they are not.</summary>
    /// <exception cref="JobDatabaseException">It cannot be used. It is left as it is.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => engine.PrepareAsync(source, cancellationToken);

    public void Dispose() => source.Dispose();
}
