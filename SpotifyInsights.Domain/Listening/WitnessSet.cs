namespace SpotifyInsights.Domain.Listening;

/// <summary>Witnesses as a set: in one order, each once however many pages repeat it.</summary>
public static class WitnessSet
{
    /// <summary>
    /// All witnesses of both, sorted, each once with the earliest instants at which it was seen. The result depends on neither order nor repetition.
    /// </summary>
    public static IReadOnlyList<Witness> Union(IEnumerable<Witness> some, IEnumerable<Witness> others)
    {
        ArgumentNullException.ThrowIfNull(some);
        ArgumentNullException.ThrowIfNull(others);
        var union = new List<Witness>();
        foreach (var witness in some.Concat(others).Order(WitnessOrder.Instance))
        {
            if (union.Count > 0 && WitnessOrder.Instance.Compare(union[^1], witness) == 0)
            {
                union[^1] = union[^1].SeenAlsoAs(witness);
            }
            else
            {
                union.Add(witness);
            }
        }

        return union;
    }
}
