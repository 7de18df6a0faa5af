using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>How the collection from you stands.</summary>
public sealed record MyCollection
{
    /// <summary>What makes the instance collect.</summary>
    public required CollectionMode Mode { get; init; }

    /// <summary>How it stands.</summary>
    public required CollectionState State { get; init; }

    /// <summary>When you last signed in with Spotify; null when never.</summary>
    public required Instant? AuthorizedAt { get; init; }

    /// <summary>When Spotify ends the permission of that sign-in, six months after it; null when you never signed in.</summary>
    public required Instant? SignInEndsAt { get; init; }

    /// <summary>Whole days up to then, 0 when it is over; null when you never signed in.</summary>
    public required int? SignInDaysLeft { get; init; }

    /// <summary>Minutes from one look at your recent plays to the next; null where the instance does not look by itself.</summary>
    public required double? PaceMinutes { get; init; }

    /// <summary>From when on the next look is due; null where none is planned.</summary>
    public required Instant? NextPollAt { get; init; }

    /// <summary>From when on the next full snapshot is due; null where none is planned.</summary>
    public required Instant? NextSnapshotAt { get; init; }

    /// <summary>When it was last tried; null: not yet.</summary>
    public required Instant? LastTryAt { get; init; }

    /// <summary>When it last succeeded; null: not yet.</summary>
    public required Instant? LastSuccessAt { get; init; }

    /// <summary>End of the newest play that Spotify has told; null: none.</summary>
    public required Instant? LastNewPlayAt { get; init; }

    /// <summary>Why the last try failed; null: it did not.</summary>
    public required JobProblem? Problem { get; init; }

    /// <summary>What Spotify does not answer for now; empty: nothing is blocked.</summary>
    public required IReadOnlyList<SpotifyBlock> Blocks { get; init; }

    /// <summary>Stretches of time in which plays may have been missed, newest first, 100 at most; closed ones included.</summary>
    public required IReadOnlyList<RecordedGap> Gaps { get; init; }
}
