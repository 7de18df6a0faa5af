using NodaTime;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>`quota.json`.</summary>
internal sealed record QuotaFile(SortedDictionary<string, Instant> BlockedUntil);
