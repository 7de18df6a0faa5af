using System.Data.Common;
using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Single statements to the <see cref="JobDatabase"/>, each on a connection of its own.</summary>
internal static class JobDatabaseStatements
{
    /// <summary>Changes rows.</summary>
    public static async Task ExecuteAsync(this JobDatabase database, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows of a question, or those that a change returns.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this JobDatabase database, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = Command(connection, sql, parameters);
        return await RowsAsync(command, read, cancellationToken);
    }

    /// <summary>Changes rows within a transaction.</summary>
    public static async Task ExecuteAsync(this DbTransaction transaction, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(transaction.Connection!, sql, parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows of a question within a transaction, or those that a change returns.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this DbTransaction transaction, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(transaction.Connection!, sql, parameters);
        command.Transaction = transaction;
        return await RowsAsync(command, read, cancellationToken);
    }

    /// <summary>Whether the database was only away: it restarts, it ended the connection, the network failed.</summary>
    public static bool IsPassing(this DbException exception) => exception.IsTransient || exception.SqlState is ['5', '7', 'P', ..];

    /// <summary>An instant that was written as milliseconds since 1970; null: there is none.</summary>
    public static Instant? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static async Task<List<T>> RowsAsync<T>(DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
