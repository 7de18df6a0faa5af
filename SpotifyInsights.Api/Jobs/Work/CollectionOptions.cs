using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>When listeners are collected from (section `Collection`).</summary>
public sealed class CollectionOptions
{
    public const string Section = "Collection";

    /// <summary>From one reading of the last 50 plays to the next, between the daily snapshots. 15 minutes to 1 day. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00", ErrorMessage = "Collection:PollInterval must be 15 minutes to one day.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromHours(1);
}
