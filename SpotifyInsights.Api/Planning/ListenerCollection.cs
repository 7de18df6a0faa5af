using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>How the collection from one listener stands.</summary>
/// <param name="UserId">Spotify's id of the listener.</param>
/// <param name="State">How it stands.</param>
/// <param name="AuthorizedAt">When the listener last signed in with Spotify; null when never.</param>
/// <param name="SignInDaysLeft">Whole days that the sign-in still lasts, 0 when it is over; null when there was none.</param>
/// <param name="LastSuccessAt">When plays were last collected; null: never.</param>
/// <param name="LagMinutes">Minutes since then; null: never.</param>
/// <param name="LastTryAt">When it was last tried; null: never.</param>
/// <param name="LastNewPlayAt">End of the newest play that Spotify has told; null: none.</param>
/// <param name="PaceMinutes">Minutes from one look to the next; null where the instance does not look by itself.</param>
/// <param name="NextPollAt">From when on the next look is due; null where none is planned.</param>
/// <param name="NextSnapshotAt">From when on the next full snapshot is due; null where none is planned.</param>
/// <param name="Problem">Why the last try failed; null: it did not.</param>
public sealed record ListenerCollection(
    string UserId,
    CollectionState State,
    Instant? AuthorizedAt,
    int? SignInDaysLeft,
    Instant? LastSuccessAt,
    double? LagMinutes,
    Instant? LastTryAt,
    Instant? LastNewPlayAt,
    double? PaceMinutes,
    Instant? NextPollAt,
    Instant? NextSnapshotAt,
    JobProblem? Problem);
