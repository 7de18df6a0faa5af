namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Brings the witnesses of one kind together. Plays come in order of end and key.</summary>
internal static class KindPlays
{
    public static IReadOnlyList<KindPlay> Of(WitnessKind kind, IReadOnlyList<Witness> witnesses)
    {
        var plays = kind switch
        {
            WitnessKind.Export => ExportPlays.Group(witnesses),
            WitnessKind.AccountData => AccountPlays.Group(witnesses),
            WitnessKind.Api => Same(witnesses, witness => (witness.PlayedAt.ToUnixTimeMilliseconds(), TrackKey.Of(witness.Track))),
            WitnessKind.Scrobble => Same(witnesses, witness => (witness.PlayedAt.ToUnixTimeSeconds(), NamesOf(witness))),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind has no rule."),
        };
        return [.. plays
            .OrderBy(play => play.End)
            .ThenBy(play => play.Key, StringComparer.Ordinal)
            .ThenBy(play => play.Kept, WitnessOrder.Instance)];
    }

    public static string NamesOf(Witness witness) => TrackKey.OfNames(witness.Track.TrackName, witness.Track.ArtistName);

    /// <summary>What has an equal key is one play, however many inputs and rows repeat it.</summary>
    private static IEnumerable<KindPlay> Same<TKey>(IEnumerable<Witness> witnesses, Func<Witness, TKey> key) =>
        witnesses.GroupBy(key).Select(group => new KindPlay(group.First(), [.. group]));
}
