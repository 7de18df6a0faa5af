namespace SpotifyInsights.Domain.Listening;

/// <summary>Witnesses as a set: in one order, each once however many inputs repeat it.</summary>
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

    /// <summary>
    /// The rows of one whole import as witnesses: equal rows are one witness that the import holds as often. Not to be called with a part of an import,
    /// because the counts of two parts do not add up later.
    /// </summary>
    public static IReadOnlyList<Witness> OfImport(string importId, NodaTime.Instant collectedAt, IEnumerable<Witness> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var witnesses = new List<Witness>();
        foreach (var row in rows.Order(WitnessOrder.Instance))
        {
            var isAgain = witnesses.Count > 0 && WitnessOrder.Instance.Compare(witnesses[^1], row) == 0;
            var seen = new ImportSighting(importId, collectedAt, isAgain ? witnesses[^1].Imports[0].Count + 1 : 1);
            if (isAgain)
            {
                witnesses.RemoveAt(witnesses.Count - 1);
            }

            witnesses.Add(row with { Imports = [seen] });
        }

        return witnesses;
    }

    /// <summary>What remains when some imports are taken back; the same order.</summary>
    public static IReadOnlyList<Witness> Without(IReadOnlyList<Witness> witnesses, IReadOnlySet<string> importIds)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        ArgumentNullException.ThrowIfNull(importIds);
        return importIds.Count == 0 ? witnesses : [.. witnesses.Select(witness => witness.Without(importIds)).OfType<Witness>()];
    }
}
