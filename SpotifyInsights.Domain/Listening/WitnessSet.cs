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
        var (first, second) = (Sorted(some), Sorted(others));
        var union = new List<Witness>(first.Count + second.Count);
        for (var (i, j) = (0, 0); i < first.Count || j < second.Count;)
        {
            var isFirst = j == second.Count || (i < first.Count && WitnessOrder.Instance.Compare(first[i], second[j]) <= 0);
            var next = isFirst ? first[i++] : second[j++];
            if (union.Count > 0 && WitnessOrder.Instance.Compare(union[^1], next) == 0)
            {
                union[^1] = union[^1].SeenAlsoAs(next);
            }
            else
            {
                union.Add(next);
            }
        }

        return union;
    }

    /// <summary>The witnesses sorted, each once. A list that is so already is taken as it is.</summary>
    internal static IReadOnlyList<Witness> Distinct(IEnumerable<Witness> witnesses)
    {
        var list = witnesses as IReadOnlyList<Witness> ?? [.. witnesses];
        for (var i = 1; i < list.Count; i++)
        {
            if (WitnessOrder.Instance.Compare(list[i - 1], list[i]) >= 0)
            {
                return Union(list, []);
            }
        }

        return list;
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

    // What was sorted once stays so, and to see that takes one look at each.
    private static IReadOnlyList<Witness> Sorted(IEnumerable<Witness> witnesses)
    {
        var list = witnesses as IReadOnlyList<Witness> ?? [.. witnesses];
        for (var i = 1; i < list.Count; i++)
        {
            if (WitnessOrder.Instance.Compare(list[i - 1], list[i]) > 0)
            {
                return [.. list.Order(WitnessOrder.Instance)];
            }
        }

        return list;
    }

    /// <summary>What remains when some imports are taken back; the same order.</summary>
    public static IReadOnlyList<Witness> Without(IReadOnlyList<Witness> witnesses, IReadOnlySet<string> importIds)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        ArgumentNullException.ThrowIfNull(importIds);
        return importIds.Count == 0 ? witnesses : [.. witnesses.Select(witness => witness.Without(importIds)).OfType<Witness>()];
    }
}
