using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Planning;

/// <summary>When listeners are collected from (section `Collection`).</summary>
public sealed class CollectionOptions
{
    public const string Section = "Collection";

    /// <summary>What makes the instance collect: `OnSignIn`, `Smart` or `Background`. Default: `Background`.</summary>
    public CollectionMode Mode { get; set; } = CollectionMode.Background;

    /// <summary>The least time from one reading of the last 50 plays to the next. 5 minutes to 1 day. Default: 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "Collection:ShortestPace must be 5 minutes to one day.")]
    public TimeSpan ShortestPace { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The most time from one reading to the next, as far as the day's calls suffice; half as long again where they do not. 5 minutes to 1 day. Default: 2 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00", ErrorMessage = "Collection:LongestPace must be 5 minutes to one day.")]
    public TimeSpan LongestPace { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How many calls a day the app makes to Spotify by itself, for all listeners together. 10 to 1,000,000. Default: 1,000.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Collection:DailyCalls must be 10 to 1000000.")]
    public int DailyCalls { get; set; } = 1000;
}
