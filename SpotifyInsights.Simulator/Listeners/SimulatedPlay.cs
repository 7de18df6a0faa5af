using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>What really happened, more than the Web API tells.</summary>
/// <param name="StartedAt">First sound.</param>
/// <param name="HeardMs">Milliseconds heard, without pauses.</param>
/// <param name="PausedMs">Length of a pause in the middle, mostly 0.</param>
/// <param name="Track">What was played.</param>
/// <param name="Context">Null: from the queue or a search.</param>
public sealed record SimulatedPlay(Instant StartedAt, int HeardMs, int PausedMs, CatalogueTrack Track, PlayContext? Context)
{
    /// <summary>Plays shorter than this are skips: they never appear in recently-played or count for the top lists.</summary>
    public const int ShortestListedMs = 30_000;

    /// <summary>The `played_at` of the Web API, with milliseconds.</summary>
    public Instant EndedAt => StartedAt + Duration.FromMilliseconds(HeardMs + PausedMs);

    public bool IsListed => HeardMs >= ShortestListedMs;

    /// <summary>Position in the track at a moment between start and end; pauses lie in the middle of what is heard.</summary>
    internal int ProgressMsAt(Instant at, out bool isPaused)
    {
        var passed = (int)(at - StartedAt).TotalMilliseconds;
        var pauseAt = HeardMs / 2;
        isPaused = passed >= pauseAt && passed < pauseAt + PausedMs;
        return passed < pauseAt ? passed : Math.Max(pauseAt, passed - PausedMs);
    }
}
