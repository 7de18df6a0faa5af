using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace SpotifyInsights.Api.Jobs.Databases;

/// <summary>A PostgreSQL server, which several nodes share.</summary>
internal sealed partial class PostgresEngine : IDatabaseEngine
{
    // Whoever holds it changes the tables; nodes that start at once do so one after another. The number is this program's own, as locks are one for the whole database.
    private const long TablesLock = 0x5350_4F54_4A4F_4253;

    // Twice that for a node, as the scheduler has connections of its own; two nodes fit into what a server allows unless told otherwise (100).
    private const int DefaultPoolSize = 20;

    private readonly NpgsqlConnectionStringBuilder connection;

    /// <summary>Reaches no server yet.</summary>
    /// <param name="connectionString">For Npgsql, as <see cref="TryRead"/> accepts it.</param>
    public PostgresEngine(string connectionString)
    {
        connection = TryRead(connectionString) ?? throw new ArgumentException("It names no host and database.", nameof(connectionString));
        connection.ApplicationName ??= "spotify-insights";
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = DefaultPoolSize;
        }
    }

    /// <summary>Reads a connection string; null: it cannot be read, or names no host or no database. It may hold a password, so nobody is told how it reads.</summary>
    public static NpgsqlConnectionStringBuilder? TryRead(string? connectionString)
    {
        try
        {
            var read = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(read.Host) || string.IsNullOrWhiteSpace(read.Database) ? null : read;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return null;
        }
    }

    public DbDataSource CreateSource() => NpgsqlDataSource.Create(connection);

    public async Task PrepareAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var opened = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await opened.BeginTransactionAsync(cancellationToken);
            await transaction.ExecuteAsync($"SELECT pg_advisory_xact_lock({TablesLock})", cancellationToken);
            await transaction.ExecuteAsync("CREATE TABLE IF NOT EXISTS job_schema (one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL)", cancellationToken);
            await MigrateAsync(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw Unusable(exception.Message, exception);
        }
    }

    private async Task MigrateAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var version = (int)(await transaction.QueryAsync("SELECT version FROM job_schema", row => row.GetInt64(0), cancellationToken)).SingleOrDefault();
        if (version > JobSchema.Version)
        {
            throw Unusable($"it was written by a newer release (schema {version}, this one knows {JobSchema.Version})");
        }

        await transaction.ExecuteAsync(Translate(JobSchema.From(version)), cancellationToken);
        await transaction.ExecuteAsync(
            "INSERT INTO job_schema (one, version) VALUES (1, @version) ON CONFLICT (one) DO UPDATE SET version = excluded.version", cancellationToken, ("version", JobSchema.Version));
    }

    // Texts in the order of code points, as in a file: places in listings are compared with it.
    private static string Translate(string sql) => TypeName().Replace(sql, type => type.Value switch
    {
        "INTEGER" => "BIGINT",
        "REAL" => "DOUBLE PRECISION",
        _ => "TEXT COLLATE \"C\"",
    });

    [GeneratedRegex(@"\b(INTEGER|REAL|TEXT)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();

    private JobDatabaseException Unusable(string reason, Exception? cause = null) => new(
        $"The job database {connection.Database} on {connection.Host}:{connection.Port} cannot be used: {reason.TrimEnd('.')}. Nothing was changed. "
        + "Jobs:ConnectionString says where it is; its user must be allowed to create tables there.",
        cause);
}
