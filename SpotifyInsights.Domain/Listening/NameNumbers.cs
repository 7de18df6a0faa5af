namespace SpotifyInsights.Domain.Listening;

/// <summary>Numbers titles with their first artists: equal numbers for what is equal once it is folded.</summary>
public sealed class NameNumbers
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>The number of a title and artist, from 0; -1 where one of them is not known.</summary>
    public int Of(string? title, string? artist)
    {
        if (string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(artist))
        {
            return -1;
        }

        var key = TrackKey.OfNames(title, artist);
        if (!_known.TryGetValue(key, out var number))
        {
            _known[key] = number = _known.Count;
        }

        return number;
    }
}
