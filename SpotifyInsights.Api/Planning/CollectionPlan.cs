using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>When a listener is collected from, and what came of it. Instants have milliseconds.</summary>
public sealed record CollectionPlan
{
    public required string UserId { get; init; }

    /// <summary>When the listener last signed in at Spotify; null: never.</summary>
    public Instant? AuthorizedAt { get; init; }

    /// <summary>Nothing is collected until the listener signs in again.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>From when the next full snapshot is due, were there calls enough.</summary>
    public required Instant NextSnapshotAt { get; init; }

    /// <summary>From when the next poll is due, were there calls enough.</summary>
    public required Instant NextPollAt { get; init; }

    /// <summary>From one look to the next, by the listener's own speed.</summary>
    public required Duration Pace { get; init; }

    /// <summary>When a poll or snapshot last ended, however; null: never.</summary>
    public Instant? LastTryAt { get; init; }

    /// <summary>When one last succeeded; null: never.</summary>
    public Instant? LastSuccessAt { get; init; }

    /// <summary>End of the newest play that Spotify has told; null: none.</summary>
    public Instant? LastNewPlayAt { get; init; }

    /// <summary>Why the last one failed; null: it did not.</summary>
    public JobProblem? Problem { get; init; }
}
