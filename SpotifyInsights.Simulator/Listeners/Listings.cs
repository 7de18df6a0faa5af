using NodaTime;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>What Spotify's list of recent plays holds at a moment. Safe for concurrent use.</summary>
public sealed class Listings
{
    // Shifted stamps change places among the nearest neighbours.
    private const int Margin = 10;

    private readonly Lock _lock = new();
    private ListingFault[] _faults = [];

    /// <summary>Lets something be wrong with the listing of plays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of less than one play.</exception>
    public void Add(ListingFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.OneOf < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault.OneOf, "One of so many plays: 1 is all of them.");
        }

        lock (_lock)
        {
            _faults = [.. _faults, fault];
        }
    }

    /// <summary>The last <paramref name="count"/> entries, the newest stamp first.</summary>
    public IReadOnlyList<ListedPlay> Last(SimulatedListener listener, Instant now, int count)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ListingFault[] faults;
        lock (_lock)
        {
            faults = [.. _faults.Where(fault => fault.Listener is null || fault.Listener == listener.Script.Id)];
        }

        if (faults.Length == 0)
        {
            return [.. listener.Life.LastListed(now, count).Select(play => new ListedPlay(play, play.EndedAt))];
        }

        // Hidden plays do not count, and shifted ones may change places: enough is looked at that neither matters.
        for (var looked = count * 2; ; looked *= 2)
        {
            var plays = listener.Life.LastListed(now, looked);
            var listed = plays.SelectMany(play => Entries(play, faults, now)).OrderByDescending(entry => entry.PlayedAt).ToList();
            if (listed.Count >= count + Margin || plays.Count < looked)
            {
                return [.. listed.Take(count)];
            }
        }
    }

    /// <summary>The stamps under which a play is ever listed: one, or two where it is doubled.</summary>
    public IReadOnlyList<Instant> StampsOf(SimulatedListener listener, SimulatedPlay play)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(play);
        ListingFault[] faults;
        lock (_lock)
        {
            faults = [.. _faults.Where(fault => fault.Listener is null || fault.Listener == listener.Script.Id)];
        }

        return [.. Entries(play, faults, Instant.MaxValue).Select(entry => entry.PlayedAt)];
    }

    private static IEnumerable<ListedPlay> Entries(SimulatedPlay play, ListingFault[] faults, Instant now)
    {
        var concerned = faults.Where(fault => fault.Concerns(play)).ToList();
        if (concerned.Exists(fault => fault.Kind == ListingFaultKind.Late && now < fault.Until))
        {
            yield break;
        }

        var stamp = play.EndedAt + (concerned.Find(fault => fault.Kind == ListingFaultKind.Skewed)?.Shift ?? Duration.Zero);
        yield return new ListedPlay(play, stamp);
        if (concerned.Find(fault => fault.Kind == ListingFaultKind.Doubled) is { } doubled)
        {
            yield return new ListedPlay(play, stamp + doubled.Shift);
        }
    }
}
