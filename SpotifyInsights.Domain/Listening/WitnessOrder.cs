namespace SpotifyInsights.Domain.Listening;

/// <summary>Orders witnesses by kind, end, key and content. Equal means: the same witness, wherever it was seen.</summary>
internal sealed class WitnessOrder : IComparer<Witness>
{
    public static WitnessOrder Instance { get; } = new();

    public int Compare(Witness? x, Witness? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = ComparePlays(x, y);
        order = order != 0 ? order : TrackContentOrder.Compare(x.Track, y.Track);
        return order != 0 ? order : CompareContexts(x, y);
    }

    /// <summary>Equal means: two witnesses of one kind about the same play.</summary>
    public static int ComparePlays(Witness x, Witness y)
    {
        var order = x.Kind.CompareTo(y.Kind);
        order = order != 0 ? order : x.PlayedAt.CompareTo(y.PlayedAt);
        return order != 0 ? order : string.CompareOrdinal(TrackKey.Of(x.Track), TrackKey.Of(y.Track));
    }

    public static int CompareContexts(Witness x, Witness y)
    {
        var order = ContentOrder.Compare(x.ContextType, y.ContextType);
        return order != 0 ? order : ContentOrder.Compare(x.ContextUri, y.ContextUri);
    }
}
