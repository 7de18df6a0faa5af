namespace SpotifyInsights.Api.RateLimits;

/// <summary>Who shares a quota.</summary>
/// <param name="Policy">The quota.</param>
/// <param name="Whose">A listener's id, or an address.</param>
/// <param name="Program">The program that calls for the listener; null: his own browser or token, or an address.</param>
internal readonly record struct QuotaShare(QuotaPolicy? Policy, string Whose, string? Program);
