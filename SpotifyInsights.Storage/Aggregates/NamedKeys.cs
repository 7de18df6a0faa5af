using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Keys in the order of first use, each with the name it was last given (its key until it is given one).</summary>
internal sealed class NamedKeys
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public string[] Keys => [.. places.Keys];

    public string[] Names => [.. names];

    public int Place(string? key, string? name)
    {
        if (key is null)
        {
            return TrackCatalogue.Unknown;
        }

        if (!places.TryGetValue(key, out var place))
        {
            places[key] = place = names.Count;
            names.Add(name ?? key);
        }

        names[place] = name ?? names[place];
        return place;
    }

    /// <summary>As <see cref="Place"/>, but a name that was given before stays.</summary>
    public int PlaceGuest(string key, string? name)
    {
        var place = Place(key, name: null);
        names[place] = names[place] == key ? name ?? key : names[place];
        return place;
    }
}
