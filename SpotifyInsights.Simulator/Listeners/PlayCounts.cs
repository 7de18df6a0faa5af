namespace SpotifyInsights.Simulator.Listeners;

/// <summary>How often and how long things were played. What is counted and later taken off again leaves no trace.</summary>
/// <param name="id">What orders equals.</param>
internal sealed class PlayCounts<T>(Func<T, string> id)
    where T : class
{
    private readonly Dictionary<T, (int Plays, long Ms)> _counts = [];

    public void Clear() => _counts.Clear();

    public void Add(T thing, int heardMs)
    {
        var (plays, ms) = _counts.GetValueOrDefault(thing);
        _counts[thing] = (plays + 1, ms + heardMs);
    }

    public void TakeOff(T thing, int heardMs)
    {
        var (plays, ms) = _counts[thing];
        if (plays == 1)
        {
            _counts.Remove(thing);
        }
        else
        {
            _counts[thing] = (plays - 1, ms - heardMs);
        }
    }

    /// <summary>Everything that was played: most plays first, then most time heard, then by id.</summary>
    public T[] Ranked()
    {
        var order = _counts.ToArray();
        Array.Sort(order, (a, b) =>
        {
            var byPlays = b.Value.Plays.CompareTo(a.Value.Plays);
            var byTime = byPlays != 0 ? byPlays : b.Value.Ms.CompareTo(a.Value.Ms);
            return byTime != 0 ? byTime : string.CompareOrdinal(id(a.Key), id(b.Key));
        });
        return Array.ConvertAll(order, pair => pair.Key);
    }
}
