using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Operator;

/// <summary>A page of jobs of all listeners, newest first.</summary>
public sealed record OperatorJobsQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>`running`, `waiting` or `failed`. Default: all jobs, also those that succeeded or were cancelled.</summary>
    [FromQuery(Name = "stage"), QueryText("string", Values = typeof(JobStage))]
    public string? Stage { get; init; }

    /// <summary>Where the page begins: `nextCursor` of the page before. Default: the newest.</summary>
    [FromQuery(Name = "cursor"), QueryText("string")]
    public string? Cursor { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }
}
