using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// A history as one zone sees it, with what every question about it starts from. Made once per history and zone, immutable,
/// shared between requests.
/// </summary>
public sealed class ListeningView
{
    /// <summary>Prepares a history; reads every play once.</summary>
    /// <param name="history">The history.</param>
    /// <param name="zone">The zone.</param>
    public ListeningView(ListeningHistory history, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(zone);
        History = history;
        Zone = zone;
        Hours = new HourGrid(history.Plays, zone);
    }

    /// <summary>The history.</summary>
    public ListeningHistory History { get; }

    /// <summary>The zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Plays per local hour.</summary>
    public HourGrid Hours { get; }

    /// <summary>Bytes held beside the history.</summary>
    public long Bytes => Hours.Bytes;
}
