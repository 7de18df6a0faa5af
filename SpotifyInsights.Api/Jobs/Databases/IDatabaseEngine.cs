using System.Data.Common;

namespace SpotifyInsights.Api.Jobs.Databases;

/// <summary>What a kind of database does its own way; all else is SQL that each of them knows.</summary>
internal interface IDatabaseEngine
{
    /// <summary>Where connections come from.</summary>
    DbDataSource CreateSource();

    /// <summary>Creates what is missing and checks what is there.</summary>
    /// <exception cref="JobDatabaseException">The database cannot be used. It is left as it is.</exception>
    Task PrepareAsync(DbDataSource source, CancellationToken cancellationToken);
}
