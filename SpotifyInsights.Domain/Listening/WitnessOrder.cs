namespace SpotifyInsights.Domain.Listening;

/// <summary>Orders witnesses by kind, reported instant, key and content. Equal means: the same witness, wherever it was seen.</summary>
public sealed class WitnessOrder : IComparer<Witness>
{
    /// <summary>The order.</summary>
    public static WitnessOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Witness? x, Witness? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        // As numbers: an enum's own comparison puts both on the heap, for every pair that is compared.
        var order = ((int)x.Kind).CompareTo((int)y.Kind);
        order = order != 0 ? order : x.PlayedAt.CompareTo(y.PlayedAt);
        order = order != 0 ? order : string.CompareOrdinal(TrackKey.Of(x.Track), TrackKey.Of(y.Track));
        order = order != 0 ? order : ContentOrder.Compare(x.HeardMs, y.HeardMs);
        order = order != 0 ? order : ContentOrder.Compare(x.OfflineAt, y.OfflineAt);
        order = order != 0 ? order : TrackContentOrder.Compare(x.Track, y.Track);
        order = order != 0 ? order : CompareContexts(x, y);
        return order != 0 ? order : CompareCircumstances(x.Circumstances, y.Circumstances);
    }

    internal static int CompareContexts(Witness x, Witness y)
    {
        var order = ContentOrder.Compare(x.ContextType, y.ContextType);
        return order != 0 ? order : ContentOrder.Compare(x.ContextUri, y.ContextUri);
    }

    private static int CompareCircumstances(PlayCircumstances a, PlayCircumstances b)
    {
        var order = ContentOrder.Compare(a.ReasonStart, b.ReasonStart);
        order = order != 0 ? order : ContentOrder.Compare(a.ReasonEnd, b.ReasonEnd);
        order = order != 0 ? order : ContentOrder.Compare(a.Shuffle, b.Shuffle);
        order = order != 0 ? order : ContentOrder.Compare(a.Skipped, b.Skipped);
        order = order != 0 ? order : ContentOrder.Compare(a.Offline, b.Offline);
        return order != 0 ? order : ContentOrder.Compare(a.Incognito, b.Incognito);
    }
}
