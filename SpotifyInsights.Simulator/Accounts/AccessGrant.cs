using NodaTime;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>What a token allows.</summary>
/// <param name="ListenerId">Whose data.</param>
/// <param name="Scope">What the listener agreed to, separated by spaces.</param>
/// <param name="AuthorizedAt">When the listener signed in; everything ends six months later.</param>
internal sealed record AccessGrant(string ListenerId, string Scope, Instant AuthorizedAt);
