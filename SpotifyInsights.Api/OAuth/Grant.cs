using NodaTime;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A listener's consent that a program acts for him.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">The listener.</param>
/// <param name="ClientId">The program.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was given.</param>
public sealed record Grant(string Id, string UserId, string ClientId, IReadOnlyList<string> Scopes, Instant CreatedAt);
