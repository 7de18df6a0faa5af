using NodaTime;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>A play that happened, and which sources have told of it so far.</summary>
internal sealed class TruePlay(SimulatedPlay happened)
{
    public SimulatedPlay Happened => happened;

    /// <summary>As extended histories word it; null when none was handed in that holds it.</summary>
    public ExportedPlay? Exported { get; set; }

    /// <summary>As account data word it; null when none was handed in that holds it.</summary>
    public ExportedPlay? InAccount { get; set; }

    /// <summary>Whether a page of recent plays held it.</summary>
    public bool IsPolled { get; set; }

    public bool IsKnown => Exported is not null || InAccount is not null || IsPolled;

    /// <summary>Whether a play of the history is this one: heard as long as the best source says, and ended when it did.</summary>
    public bool Is(Instant end, int heardMs, bool isEstimated)
    {
        var (first, last) = Ends();
        return end >= first && end <= last && (Exported ?? InAccount) switch
        {
            null => isEstimated && heardMs >= Math.Min(30_000, happened.Track.DurationMs) && heardMs <= happened.Track.DurationMs,
            _ when isEstimated => false,
            _ => heardMs == (Exported?.HeardMs ?? InAccount!.AccountHeardMs),
        };
    }

    /// <summary>
    /// Whether account data tell it in a way that no rule can bring together with other sources: with another heard time, or minutes late. Such a row may stand as
    /// a play of its own.
    /// </summary>
    public bool IsOddInAccount =>
        InAccount is { } account
        && (account.AccountHeardMs != account.HeardMs || account.AccountEndTime > Instant.FromUnixTimeSeconds(happened.EndedAt.ToUnixTimeSeconds() / 60 * 60));

    /// <summary>
    /// Whether nobody can know if this and another play of the song are one: only a page of recent plays tells of the one, only exports tell of the other, and the
    /// ends are as near as the tolerance for clocks that differ, 90 seconds, and a minute for account data.
    /// </summary>
    public bool MayBeTakenFor(TruePlay other)
    {
        var apart = happened.EndedAt - other.Happened.EndedAt;
        var reach = Duration.FromSeconds(90 + 60) + Duration.FromMinutes(other.IsOddInAccount || IsOddInAccount ? 4 : 0);
        return other != this && IsPolled && Exported is null && apart > -reach && apart < reach;
    }

    // Worked out by hand from what each source knows: the API to the millisecond, exports to the second or by the start and without pauses, account data to the minute.
    private (Instant First, Instant Last) Ends()
    {
        var (first, last) = (happened.EndedAt, happened.EndedAt);
        if (Exported is { } export)
        {
            (first, last) = (first - Duration.FromMilliseconds(happened.PausedMs + 1000), last + Duration.FromMilliseconds(export.HeardMs - happened.HeardMs));
        }
        else if (InAccount is { AccountEndTime: { } minute })
        {
            (first, last) = (Instant.Min(first, minute), Instant.Max(last, minute));
        }

        return (first, last);
    }
}
