using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Weather;

/// <summary>
/// Who knows every life and all weather beforehand, and looks at a listener only in the last moment before a play leaves the list or nothing can be seen for a
/// while. What he does not see nobody could have seen.
/// </summary>
internal sealed class IdealPoller
{
    private readonly HashSet<SimulatedPlay> seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks through a listener's time once.</summary>
    /// <param name="listings">What the list of recent plays holds.</param>
    /// <param name="listener">Whose.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The last one, included.</param>
    /// <param name="turns">Other moments than the ends of plays at which what can be seen changes.</param>
    /// <param name="isBlind">Whether nothing can be seen.</param>
    public IdealPoller(Listings listings, SimulatedListener listener, Instant from, Instant until, IEnumerable<Instant> turns, Func<Instant, bool> isBlind)
    {
        var moments = listener.Life.PlaysBetween(from, until).Where(play => play.IsListed).Select(play => play.EndedAt)
            .Concat(turns).Append(from).Append(until)
            .Where(at => at >= from && at <= until).Distinct().Order();
        IReadOnlyList<SimulatedPlay> last = [];
        Instant lastAt = from;
        foreach (var at in moments.Where(at => !isBlind(at)))
        {
            IReadOnlyList<SimulatedPlay> now = [.. listings.Last(listener, at, 50).Select(entry => entry.Play)];
            var kept = now.ToHashSet<SimulatedPlay>(ReferenceEqualityComparer.Instance);
            if (last.Any(play => !seen.Contains(play) && !kept.Contains(play)))
            {
                Look(last, lastAt);
            }

            (last, lastAt) = (now, at);
        }

        Look(last, lastAt);
    }

    /// <summary>What he has seen.</summary>
    public IReadOnlySet<SimulatedPlay> Seen => seen;

    /// <summary>When he looked.</summary>
    public List<Instant> Looks { get; } = [];

    private void Look(IReadOnlyList<SimulatedPlay> plays, Instant at)
    {
        seen.UnionWith(plays);
        Looks.Add(at);
    }
}
