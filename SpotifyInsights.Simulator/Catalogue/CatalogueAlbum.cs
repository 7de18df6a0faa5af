using NodaTime;

namespace SpotifyInsights.Simulator.Catalogue;

public sealed class CatalogueAlbum
{
    internal CatalogueAlbum(string id, string name, string type, CatalogueArtist artist, LocalDate releasedOn, string precision, string upc, string imageHash, string label)
    {
        Id = id;
        Name = name;
        Type = type;
        Artist = artist;
        ReleasedOn = releasedOn;
        ReleaseDatePrecision = precision;
        Upc = upc;
        ImageHash = imageHash;
        Label = label;
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>`album`, `single` or `compilation`.</summary>
    public string Type { get; }

    public CatalogueArtist Artist { get; }

    /// <summary>The true day; nobody plays the record before it.</summary>
    public LocalDate ReleasedOn { get; }

    /// <summary>`day`, `month` or `year`: how much of the date the catalogue tells.</summary>
    public string ReleaseDatePrecision { get; }

    public string ReleaseDate => ReleaseDatePrecision switch
    {
        "year" => $"{ReleasedOn.Year:D4}",
        "month" => $"{ReleasedOn.Year:D4}-{ReleasedOn.Month:D2}",
        _ => $"{ReleasedOn.Year:D4}-{ReleasedOn.Month:D2}-{ReleasedOn.Day:D2}",
    };

    public IReadOnlyList<CatalogueTrack> Tracks => TrackList;

    internal string Upc { get; }

    internal string ImageHash { get; }

    internal string Label { get; }

    internal List<CatalogueTrack> TrackList { get; } = [];
}
