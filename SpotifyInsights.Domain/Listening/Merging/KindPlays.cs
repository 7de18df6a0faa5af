namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Brings the witnesses of one kind together. Plays come in order of end and key.</summary>
internal static class KindPlays
{
    public static IReadOnlyList<KindPlay> Of(WitnessKind kind, IReadOnlyList<Witness> witnesses)
    {
        KindPlay[] plays =
        [
            .. kind switch
            {
                WitnessKind.Export => ExportPlays.Group(witnesses),
                WitnessKind.AccountData => AccountPlays.Group(witnesses),
                WitnessKind.Api => Same(witnesses, witness => (witness.PlayedAt.ToUnixTimeMilliseconds(), TrackKey.Of(witness.Track))),
                WitnessKind.Scrobble => Same(witnesses, witness => (witness.PlayedAt.ToUnixTimeSeconds(), NamesOf(witness))),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no rule."),
            },
        ];
        Sort(plays);
        return plays;
    }

    public static string NamesOf(Witness witness) => TrackKey.OfNames(witness.Track.TrackName, witness.Track.ArtistName);

    // By the ends as numbers first: a comparer is called several times as long, and nearly all ends differ.
    private static void Sort(KindPlay[] plays)
    {
        var ends = Array.ConvertAll(plays, play => play.EndMs);
        Array.Sort(ends, plays);
        for (int from = 0, to; from < plays.Length; from = to)
        {
            for (to = from + 1; to < plays.Length && ends[to] == ends[from]; to++)
            {
            }

            if (to - from > 1)
            {
                Array.Sort(plays, from, to - from, ByEndAndKey);
            }
        }
    }

    private static Comparer<KindPlay> ByEndAndKey { get; } = Comparer<KindPlay>.Create((x, y) =>
    {
        var order = x.End.CompareTo(y.End);
        order = order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
        return order != 0 ? order : WitnessOrder.Instance.Compare(x.Kept, y.Kept);
    });

    /// <summary>What has an equal key is one play, however many inputs and rows repeat it.</summary>
    private static IEnumerable<KindPlay> Same<TKey>(IEnumerable<Witness> witnesses, Func<Witness, TKey> key) =>
        witnesses.GroupBy(key).Select(group => new KindPlay(group.First(), [.. group]));
}
