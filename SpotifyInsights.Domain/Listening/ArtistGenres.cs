namespace SpotifyInsights.Domain.Listening;

/// <summary>Collects the genres of artists from both sources under common indexes.</summary>
internal sealed class ArtistGenres
{
    private readonly SortedSet<string>?[] _genres;

    /// <summary>Begins with what Spotify said.</summary>
    public ArtistGenres(TrackCatalogue tracks)
    {
        var said = tracks.ArtistAttributes;
        _genres = new SortedSet<string>?[said.Count];
        Sources = new AttributeSource[said.Count];
        for (var artist = 0; artist < _genres.Length; artist++)
        {
            AddAll(artist, said.Genres[artist], said.GenreNames, AttributeSource.Spotify);
        }
    }

    public AttributeSource[] Sources { get; }

    /// <summary>Of artists without genres: those of their tracks in the reference data.</summary>
    public void Add(TrackCatalogue tracks, ReferenceAttributes reference)
    {
        for (var track = 0; track < tracks.Count; track++)
        {
            var artist = tracks.Artist[track];
            if (artist >= 0 && Sources[artist] != AttributeSource.Spotify)
            {
                AddAll(artist, reference.Genres[track], reference.GenreNames, AttributeSource.Reference);
            }
        }
    }

    public (IndexLists Genres, string[] Names) Complete()
    {
        var names = _genres.OfType<SortedSet<string>>().SelectMany(genres => genres).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var places = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return (IndexLists.Of([.. _genres.Select(genres => genres?.Select(genre => places[genre]).ToArray())]), names);
    }

    private void AddAll(int artist, ReadOnlySpan<int> genres, string[] names, AttributeSource source)
    {
        foreach (var genre in genres)
        {
            (_genres[artist] ??= new(StringComparer.Ordinal)).Add(names[genre]);
            Sources[artist] = source;
        }
    }
}
