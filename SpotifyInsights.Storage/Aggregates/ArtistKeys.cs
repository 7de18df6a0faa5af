using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// One key per artist over a whole history: Spotify's id; without one the id that the folded name stands for, if it is exactly one, else the folded name.
/// </summary>
internal sealed class ArtistKeys
{
    private readonly Dictionary<string, string?> idOfName = new(StringComparer.Ordinal);

    /// <summary>Notes that an artist of this name has this id.</summary>
    public void Note(string? artistId, string? artistName)
    {
        if (artistId is null || artistName is null)
        {
            return;
        }

        var name = FoldedText.OfArtist(artistName);
        if (!idOfName.TryGetValue(name, out var known))
        {
            idOfName[name] = artistId;
        }
        else if (known != artistId)
        {
            idOfName[name] = null;
        }
    }

    /// <summary>Notes all credited artists of a track, where ids and names belong together.</summary>
    public void Note(IReadOnlyList<string> artistIds, IReadOnlyList<string> artistNames)
    {
        for (var i = 0; i < artistIds.Count && artistIds.Count == artistNames.Count; i++)
        {
            Note(artistIds[i], artistNames[i]);
        }
    }

    /// <summary>The key, once everything is noted; null when neither id nor name is known.</summary>
    public string? Of(string? artistId, string? artistName)
    {
        if (artistId is not null || artistName is null)
        {
            return artistId;
        }

        var name = FoldedText.OfArtist(artistName);
        return idOfName.GetValueOrDefault(name) ?? name;
    }
}
