namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Your API keys.</summary>
/// <param name="Items">Newest first.</param>
public sealed record ApiKeyList(IReadOnlyList<ApiKeySummary> Items);
