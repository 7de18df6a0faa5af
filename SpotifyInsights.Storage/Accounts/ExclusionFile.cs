using System.Text.Json.Serialization;
using SpotifyInsights.Domain.Exclusions;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>What a listener leaves out, oldest first.</summary>
/// <param name="Exclusions">The exclusions.</param>
public sealed record ExclusionFile(IReadOnlyList<Exclusion> Exclusions)
{
    /// <summary>Of a listener who never left anything out.</summary>
    public static ExclusionFile None { get; } = new([]);

    /// <summary>The stored file's ETag; null where there is none.</summary>
    [JsonIgnore]
    public string? Version { get; init; }
}
