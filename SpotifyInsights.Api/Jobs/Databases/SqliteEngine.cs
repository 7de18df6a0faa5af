using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SpotifyInsights.Api.Jobs.Databases;

/// <summary>A file of this machine.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private readonly string path;
    private readonly string connectionString;

    /// <summary>Opens no file yet.</summary>
    /// <param name="connectionString">For Microsoft.Data.Sqlite; nothing: <c>.state/jobs.db</c> in the folder.</param>
    /// <param name="folder">The folder of the store; null: its default.</param>
    public SqliteEngine(string? connectionString, string? folder)
    {
        var connection = string.IsNullOrWhiteSpace(connectionString)
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder ?? "./data", ".state", "jobs.db") }
            : new SqliteConnectionStringBuilder(connectionString);
        path = Path.GetFullPath(connection.DataSource);
        connection.DataSource = path;
        this.connectionString = connection.ConnectionString;
    }

    public DbDataSource CreateSource() => SqliteFactory.Instance.CreateDataSource(connectionString);

    public async Task PrepareAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await CheckAsync(connection, cancellationToken);
            await MigrateAsync(connection, cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(exception.Message, exception);
        }
    }

    private async Task CheckAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        // Readers and the one writer do not wait for each other; the setting stays in the file.
        await ScalarAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken);
        var verdict = await ScalarAsync(connection, "PRAGMA quick_check(1)", cancellationToken) as string;
        if (verdict != "ok")
        {
            throw Unusable(verdict ?? "no answer to the integrity check");
        }
    }

    private async Task MigrateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var version = Convert.ToInt32(await ScalarAsync(connection, "PRAGMA user_version", cancellationToken));
        if (version > JobSchema.Version)
        {
            throw Unusable($"it was written by a newer release (schema {version}, this one knows {JobSchema.Version})");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await transaction.ExecuteAsync($"{JobSchema.From(version)} PRAGMA user_version = {JobSchema.Version};", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private JobDatabaseException Unusable(string reason, Exception? cause = null) => new(
        $"The job database {path} cannot be used: {reason.TrimEnd('.')}. Nothing was changed. Restore it from a backup, or move it away: " +
        "a new one is made at the next start. With the old one are lost the list of jobs, the sign-ins of other programs, API keys, webhooks, and listens that players handed in "
        + "within the last hours; no other listening data.",
        cause);
}
