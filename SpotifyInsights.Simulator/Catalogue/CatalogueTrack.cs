namespace SpotifyInsights.Simulator.Catalogue;

public sealed class CatalogueTrack
{
    internal CatalogueTrack(
        int index,
        string id,
        string name,
        CatalogueAlbum album,
        IReadOnlyList<CatalogueArtist> artists,
        int durationMs,
        bool isExplicit,
        string isrc,
        int popularity,
        int number)
    {
        Index = index;
        Id = id;
        Name = name;
        Album = album;
        Artists = artists;
        DurationMs = durationMs;
        IsExplicit = isExplicit;
        Isrc = isrc;
        Popularity = popularity;
        Number = number;
    }

    public string Id { get; }

    public string Name { get; }

    public CatalogueAlbum Album { get; }

    /// <summary>The record's artist first, then guests.</summary>
    public IReadOnlyList<CatalogueArtist> Artists { get; }

    public int DurationMs { get; }

    public bool IsExplicit { get; }

    /// <summary>Begins with XX, which no agency hands out. A compilation repeats the code of the first release.</summary>
    public string Isrc { get; }

    public int Popularity { get; }

    /// <summary>Place on the record, from 1.</summary>
    public int Number { get; }

    internal int Index { get; }
}
