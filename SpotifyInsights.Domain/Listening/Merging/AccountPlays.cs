namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Rows of account data: the same minute, names and heard time may be several plays. There are as many as one import holds at most:
/// imports repeat each other, they do not add up.
/// </summary>
internal static class AccountPlays
{
    public static IEnumerable<KindPlay> Group(IReadOnlyList<Witness> witnesses) =>
        witnesses
            .GroupBy(witness => (witness.PlayedAt, KindPlays.NamesOf(witness), witness.HeardMs))
            .SelectMany(group => Enumerable.Repeat(new KindPlay(group.First(), [.. group]), Times(group)));

    private static int Times(IEnumerable<Witness> same) => same
        .SelectMany(witness => witness.Imports)
        .GroupBy(import => import.ImportId, StringComparer.Ordinal)
        .Select(rows => rows.Sum(import => import.Count))
        .DefaultIfEmpty(1)
        .Max();
}
