using System.Globalization;
using System.Threading.RateLimiting;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>Whether a request has its place in a quota, and how much of it is left.</summary>
internal sealed class QuotaLease(QuotaPolicy policy, bool isAcquired, int left, int secondsLeft) : RateLimitLease
{
    private static readonly string[] Names = [MetadataName.RetryAfter.Name];

    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => Names;

    /// <summary>The quota.</summary>
    public QuotaPolicy Policy => policy;

    /// <summary>Whole seconds until the quota is full again; at least 1.</summary>
    public int SecondsLeft => secondsLeft;

    /// <summary>The value of `RateLimit`.</summary>
    public string Header => string.Create(CultureInfo.InvariantCulture, $"\"{policy.Name}\";r={left};t={secondsLeft}");

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? TimeSpan.FromSeconds(secondsLeft) : null;
        return metadata is not null;
    }
}
