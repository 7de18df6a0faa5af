using NodaTime;

namespace SpotifyInsights.Api.Endpoints.Account;

/// <summary>The signed-in listener and what is held of them.</summary>
/// <param name="UserId">Spotify's id.</param>
/// <param name="DisplayName">The name shown on Spotify; null when not given.</param>
/// <param name="Country">ISO 3166 country of the Spotify account; null when not given (development mode gives none).</param>
/// <param name="Product">`premium`, `free` …; null when not given.</param>
/// <param name="TimeZone">The IANA zone in which days and hours count when a request names none; null: `Etc/UTC`.</param>
/// <param name="AuthorizedAt">When the listener last signed in with Spotify; null when never.</param>
/// <param name="NeedsSignIn">Spotify no longer accepts the stored sign-in: collection rests until the next one. Nothing is lost.</param>
/// <param name="LastSnapshotAt">The newest full snapshot; null when none.</param>
/// <param name="NextSnapshotAt">From when the next full snapshot is due; null when none was taken yet.</param>
/// <param name="CollectedAt">The newest collection that the numbers contain; null when none.</param>
/// <param name="Plays">Every play that is known, short ones included.</param>
/// <param name="StoredObjects">Objects held of this listener.</param>
/// <param name="StoredBytes">Bytes of those objects.</param>
public sealed record Me(
    string UserId,
    string? DisplayName,
    string? Country,
    string? Product,
    string? TimeZone,
    Instant? AuthorizedAt,
    bool NeedsSignIn,
    Instant? LastSnapshotAt,
    Instant? NextSnapshotAt,
    Instant? CollectedAt,
    long Plays,
    long StoredObjects,
    long StoredBytes);
