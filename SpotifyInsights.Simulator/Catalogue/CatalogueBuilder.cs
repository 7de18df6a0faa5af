using NodaTime;

namespace SpotifyInsights.Simulator.Catalogue;

/// <summary>Invents the catalogue: about 600 artists and 5,000 tracks.</summary>
internal sealed class CatalogueBuilder
{
    private const int ArtistCount = 600;
    private static readonly LocalDate LastRelease = new(2027, 6, 30);
    private readonly Dice _dice;
    private readonly NameMaker _names;
    private readonly List<CatalogueArtist> _artists = [];
    private readonly List<GenreStyle> _styles = [];
    private readonly List<CatalogueTrack> _tracks = [];
    private int _upc;

    private CatalogueBuilder(int seed)
    {
        _dice = Dice.For(seed, "catalogue");
        _names = new NameMaker(_dice);
    }

    public static FictionalCatalogue Build(int seed)
    {
        var builder = new CatalogueBuilder(seed);
        for (var i = 0; i < ArtistCount; i++)
        {
            builder.AddArtist();
        }

        foreach (var artist in builder._artists)
        {
            builder.AddRecords(artist);
        }

        return new FictionalCatalogue(builder._artists, builder._tracks);
    }

    private void AddArtist()
    {
        var style = PickStyle();
        List<string> genres = _dice.Chance(0.06) ? [] : [style.Name];
        if (genres.Count > 0 && _dice.Chance(0.35))
        {
            var second = PickStyle();
            if (second != style)
            {
                genres.Add(second.Name);
            }
        }

        var popularity = Math.Clamp((int)(38 + (17 * _dice.Normal())), 0, 96);
        var followers = (long)(40 * Math.Exp(popularity / 9.0) * (0.5 + _dice.Unit()));
        _styles.Add(style);
        _artists.Add(new CatalogueArtist(_artists.Count, _dice.Id(), _names.Artist(), genres, style.IsCalm, popularity, followers, _dice.Hex(24)));
    }

    private GenreStyle PickStyle()
    {
        var at = _dice.Unit() * GenreStyle.All.Sum(style => style.Share);
        foreach (var style in GenreStyle.All)
        {
            at -= style.Share;
            if (at < 0)
            {
                return style;
            }
        }

        return GenreStyle.All[^1];
    }

    private void AddRecords(CatalogueArtist artist)
    {
        var style = _styles[artist.Index];
        var firstYear = _dice.Between(style.FirstYear, 2023);
        var records = 1 + (int)(2.2 * _dice.Unit() * (0.4 + (artist.Popularity / 60.0)));
        for (var i = 0; i < records; i++)
        {
            // Streaming made singles the usual record.
            var isSingle = firstYear > 2008 ? _dice.Chance(0.65) : _dice.Chance(0.35);
            AddRecord(artist, style, isSingle ? "single" : "album", isSingle ? _dice.Between(1, 3) : _dice.Between(6, 11), firstYear);
        }

        if (artist.Recordings.Count >= 16 && _dice.Chance(0.5))
        {
            AddCompilation(artist);
        }
    }

    private void AddRecord(CatalogueArtist artist, GenreStyle style, string type, int trackCount, int firstYear)
    {
        var album = NewAlbum(artist, type, _names.Record(), Date(firstYear));
        for (var number = 1; number <= trackCount; number++)
        {
            var seconds = Math.Clamp(style.TypicalSeconds * Math.Exp(0.24 * _dice.Normal()), 48, 960);
            var index = _tracks.Count;
            AddTrack(
                album,
                type == "single" && number == 1 ? album.Name : _names.Song(),
                WithGuests(artist),
                (int)(seconds * 1000) + _dice.Below(1000),
                _dice.Chance(style.ExplicitShare),
                $"XXSIM{album.ReleasedOn.Year % 100:D2}{index:D5}",
                number);
        }
    }

    private void AddCompilation(CatalogueArtist artist)
    {
        var newest = artist.Releases.Max(album => album.ReleasedOn);
        var released = newest.PlusMonths(_dice.Between(6, 30));
        var album = NewAlbum(artist, "compilation", $"{artist.Name}: The Collection", released);
        var number = 0;
        foreach (var original in artist.Recordings.OrderByDescending(track => track.Popularity).Take(12).ToList())
        {
            number++;
            AddTrack(album, original.Name, original.Artists, original.DurationMs, original.IsExplicit, original.Isrc, number);
        }
    }

    private CatalogueAlbum NewAlbum(CatalogueArtist artist, string type, string name, LocalDate releasedOn)
    {
        var precision = releasedOn.Year < 1990 && _dice.Chance(0.6) ? "year" : _dice.Chance(0.05) ? "month" : "day";
        _upc++;
        var album = new CatalogueAlbum(
            _dice.Id(), name, type, artist, releasedOn, precision, $"0000{_upc:D8}", _dice.Hex(24), $"{_dice.Pick(WordLists.Things)} Records");
        artist.Releases.Add(album);
        return album;
    }

    private void AddTrack(
        CatalogueAlbum album, string name, IReadOnlyList<CatalogueArtist> artists, int durationMs, bool isExplicit, string isrc, int number)
    {
        var popularity = Math.Clamp((int)(album.Artist.Popularity - 4 + (11 * _dice.Normal())), 0, 98);
        var track = new CatalogueTrack(_tracks.Count, _dice.Id(), name, album, artists, durationMs, isExplicit, isrc, popularity, number);
        _tracks.Add(track);
        album.TrackList.Add(track);
        album.Artist.Recordings.Add(track);
    }

    private List<CatalogueArtist> WithGuests(CatalogueArtist artist)
    {
        List<CatalogueArtist> artists = [artist];
        var guests = _dice.Unit() switch { < 0.04 => 2, < 0.18 => 1, _ => 0 };
        while (artists.Count <= guests)
        {
            var guest = _dice.Pick(_artists);
            if (!artists.Contains(guest))
            {
                artists.Add(guest);
            }
        }

        return artists;
    }

    private LocalDate Date(int firstYear)
    {
        var first = new LocalDate(firstYear, 1, 1);
        var days = Period.DaysBetween(first, LastRelease);
        return first.PlusDays((int)(days * _dice.Unit()));
    }
}
