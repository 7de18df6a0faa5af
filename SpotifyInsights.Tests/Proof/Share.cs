namespace SpotifyInsights.Tests.Proof;

/// <summary>How much of a proof runs: all of it with FULL=1, otherwise a seeded share.</summary>
public static class Share
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FULL") is "1";

    /// <summary>All of them, or <paramref name="count"/> chosen by <paramref name="seed"/>, in their order.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, int count, int seed)
    {
        if (IsFull || all.Count <= count)
        {
            return all;
        }

        var places = Enumerable.Range(0, all.Count).ToArray();
        new Random(seed).Shuffle(places);
        return [.. places.Take(count).Order().Select(place => all[place])];
    }
}
