namespace SpotifyInsights.Storage.Accounts;

/// <summary>`owner.json`.</summary>
internal sealed record OwnerFile(string UserId);
