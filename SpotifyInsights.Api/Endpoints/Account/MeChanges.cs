namespace SpotifyInsights.Api.Endpoints.Account;

/// <summary>What the listener wants to change.</summary>
/// <param name="TimeZone">An IANA time zone such as `Europe/Berlin`; null: back to `Etc/UTC`.</param>
public sealed record MeChanges(string? TimeZone);
