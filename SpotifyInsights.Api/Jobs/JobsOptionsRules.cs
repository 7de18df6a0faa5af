using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Jobs.Databases;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What the settings of jobs must be together.</summary>
internal sealed class JobsOptionsRules : IValidateOptions<JobsOptions>
{
    public ValidateOptionsResult Validate(string? name, JobsOptions options) =>
        options.IsShared && PostgresEngine.TryRead(options.ConnectionString) is null
            ? ValidateOptionsResult.Fail("Jobs:ConnectionString must name Host and Database of a PostgreSQL server where Jobs:Provider is 'postgres'.")
            : ValidateOptionsResult.Success;
}
