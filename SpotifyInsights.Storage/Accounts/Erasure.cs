using NodaTime;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>That a listener asked to be erased.</summary>
/// <param name="UserId">Spotify's id of the listener while the erasure is under way; null once it is done: then only the hash in the file's name tells whose it was.</param>
/// <param name="RequestedAt">When; sign-ins up to here are void.</param>
public sealed record Erasure(string? UserId, Instant RequestedAt);
