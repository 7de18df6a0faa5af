using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Section <c>Jobs</c> of the configuration.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Where jobs are kept: <c>sqlite</c>, a file on this machine, or <c>postgres</c>, a server that several nodes share.</summary>
    [RegularExpression("^(?i:sqlite|postgres)$", ErrorMessage = "Jobs:Provider must be 'sqlite' or 'postgres'.")]
    public string Provider { get; set; } = "sqlite";

    /// <summary>For Microsoft.Data.Sqlite; default: <c>.state/jobs.db</c> inside <c>Storage:LocalPath</c>. For Npgsql: it has none, and may hold a password.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether other nodes may work with the same database.</summary>
    public bool IsShared => Provider.Equals("postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>How often a node that shares the database says there that it is alive.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Jobs:CheckIn must be one second to five minutes.")]
    public TimeSpan CheckIn { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A node that is late by this with saying so is taken for dead, and its jobs are taken over. Longer than the longest pause of a healthy one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Jobs:SilentFor must be one second to one hour.")]
    public TimeSpan SilentFor { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a node that shares the database looks there what the others have changed: revoked consents, erased listeners, cancelled jobs, progress that is watched.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "Jobs:NewsEvery must be a tenth of a second to one minute.")]
    public TimeSpan NewsEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Jobs of different listeners that run at the same time in this process.</summary>
    [Range(1, 64, ErrorMessage = "Jobs:MaxConcurrency must be 1 to 64.")]
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Passing failures after which a job is given up. With the waits below, ten cover an outage of an hour.</summary>
    [Range(1, 100, ErrorMessage = "Jobs:MaxFailures must be 1 to 100.")]
    public int MaxFailures { get; set; } = 10;

    /// <summary>The wait after the first passing failure; it doubles with each further one. Chance adds up to a quarter to every wait.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Jobs:FirstRetryAfter must be one second to one day.")]
    public TimeSpan FirstRetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait does not double beyond this.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "Jobs:LongestRetryAfter must be one second to one day.")]
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Times in a row the process may die under a job before the job itself is held to be the cause.</summary>
    [Range(1, 1000, ErrorMessage = "Jobs:MaxInterruptions must be 1 to 1000.")]
    public int MaxInterruptions { get; set; } = 20;

    /// <summary>Ended jobs are forgotten after this.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "Jobs:KeepEnded must be one hour to ten years.")]
    public TimeSpan KeepEnded { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A stream of events says at least this often that it is alive, and looks for changes other processes made.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Jobs:Heartbeat must be one second to five minutes.")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);
}
