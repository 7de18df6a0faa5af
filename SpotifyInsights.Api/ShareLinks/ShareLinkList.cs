namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Your share links.</summary>
/// <param name="Items">Newest first.</param>
public sealed record ShareLinkList(IReadOnlyList<ShareLinkSummary> Items);
