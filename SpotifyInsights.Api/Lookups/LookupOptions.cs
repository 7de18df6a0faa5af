using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Lookups;

/// <summary>How tracks are completed that exports alone know (section `Lookups`).</summary>
public sealed class LookupOptions
{
    public const string Section = "Lookups";

    /// <summary>How many tracks a day the app looks up at Spotify, for all listeners together, beside the calls of the collection. 0 (none) to 100,000. Default: 300.</summary>
    [Range(0, 100_000, ErrorMessage = "Lookups:DailyCalls must be 0 to 100000.")]
    public int DailyCalls { get; set; } = 300;
}
