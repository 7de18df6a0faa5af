using System.Globalization;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>What a test knows of a track, as plain values; null is unknown.</summary>
internal sealed record TestTrack(
    string Key,
    int? Artist,
    IReadOnlyList<int> Credits,
    AlbumType AlbumType,
    DateOnly? Released,
    DatePrecision Precision,
    bool? IsExplicit,
    int? Popularity,
    int? ReferencePopularity,
    IReadOnlyList<string> ReferenceGenres,
    int? DurationMs);

/// <summary>What a test knows of an artist, as plain values; null is unknown.</summary>
internal sealed record TestArtist(string Key, string Name, int? Popularity, long? Followers, IReadOnlyList<string> Genres);

/// <summary>A random small catalogue in which every attribute is unknown now and then, with and without reference data.</summary>
internal sealed record RandomCatalogue(IReadOnlyList<TestTrack> Songs, IReadOnlyList<TestArtist> Artists, bool HasReference, int Seed)
{
    private static readonly string[] AllGenres = ["ambient", "art pop", "dub", "folk", "idm", "jazz", "metal", "soul"];

    public TrackCatalogue Tracks { get; } = Build(Songs, Artists);

    public ReferenceAttributes? Reference { get; } = HasReference ? BuildReference(Songs) : null;

    public static RandomCatalogue Of(int seed)
    {
        var random = new Random(seed ^ 0x5EED);
        var isBare = random.Next(4) == 0;
        var artists = Enumerable.Range(0, 1 + random.Next(25))
            .Select(i => new TestArtist(
                $"a{i.ToString("00", CultureInfo.InvariantCulture)}",
                $"Artist {i}",
                isBare || random.Next(3) == 0 ? null : random.Next(101),
                isBare || random.Next(3) == 0 ? null : random.NextInt64(3_000_000),
                isBare ? [] : Some(random, AllGenres, random.Next(4))))
            .ToList();
        var songs = Enumerable.Range(0, 1 + random.Next(60)).Select(i => Song(random, i, artists.Count, isBare)).ToList();
        return new(songs, artists, random.Next(2) == 0, seed);
    }

    /// <summary>The plays, each of a random track; some tracks are liked much more than others, and some come only later.</summary>
    public IEnumerable<TestPlay> Choose(IReadOnlyList<TestPlay> plays)
    {
        var random = new Random(Seed ^ 0x0DD);
        return [.. plays.Select((play, i) => play with { Track = Math.Min((int)(Songs.Count * Math.Pow(random.NextDouble(), 2)), Songs.Count * (i + 1) / plays.Count) % Songs.Count })];
    }

    private static TestTrack Song(Random random, int i, int artists, bool isBare)
    {
        int? artist = random.Next(15) == 0 ? null : random.Next(artists);
        var precision = isBare ? DatePrecision.Unknown : (DatePrecision)random.Next(4);
        var (year, month, day) = (1960 + random.Next(70), 1 + random.Next(12), 1 + random.Next(28));
        return new(
            $"t{i.ToString("00", CultureInfo.InvariantCulture)}",
            artist,
            artist is null ? [] : [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(artists)).Prepend(artist.Value).Distinct()],
            isBare ? AlbumType.Unknown : (AlbumType)random.Next(4),
            precision switch
            {
                DatePrecision.Unknown => null,
                DatePrecision.Day => new DateOnly(year, month, day),
                DatePrecision.Month => new DateOnly(year, month, 1),
                _ => new DateOnly(year, 1, 1),
            },
            precision,
            isBare || random.Next(4) == 0 ? null : random.Next(2) == 0,
            isBare || random.Next(3) == 0 ? null : random.Next(101),
            random.Next(2) == 0 ? null : random.Next(101),
            Some(random, AllGenres, random.Next(3)),
            isBare || random.Next(6) == 0 ? null : random.Next(10) == 0 ? 30_000 * random.Next(1, 40) : random.Next(20_000, 500_000));
    }

    private static string[] Some(Random random, string[] all, int count)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return shuffled[..count];
    }

    private static TrackCatalogue Build(IReadOnlyList<TestTrack> songs, IReadOnlyList<TestArtist> artists) => new(
        [.. songs.Select(song => song.Key)],
        [.. songs.Select(song => $"Song {song.Key}")],
        [.. songs.Select(song => song.Artist ?? TrackCatalogue.Unknown)],
        [.. songs.Select(_ => TrackCatalogue.Unknown)],
        [.. songs.Select(song => song.DurationMs ?? TrackCatalogue.Unknown)],
        [.. artists.Select(artist => artist.Key)],
        [.. artists.Select(artist => artist.Name)],
        [],
        [],
        new TrackAttributes(
            [.. songs.Select(song => song.AlbumType)],
            [.. songs.Select(song => song.Released is { } date ? date.DayNumber - new DateOnly(1970, 1, 1).DayNumber : TrackAttributes.UnknownDay)],
            [.. songs.Select(song => song.Precision)],
            [.. songs.Select(song => song.IsExplicit switch { true => (sbyte)1, false => (sbyte)0, null => TrackAttributes.Unknown })],
            [.. songs.Select(song => (sbyte)(song.Popularity ?? TrackAttributes.Unknown))]),
        IndexLists.Of([.. songs.Select(song => song.Credits)]),
        new ArtistAttributes(
            [.. artists.Select(artist => (sbyte)(artist.Popularity ?? ArtistAttributes.Unknown))],
            [.. artists.Select(artist => artist.Followers ?? ArtistAttributes.Unknown)],
            IndexLists.Of([.. artists.Select(artist => artist.Genres.Select(genre => Array.IndexOf(AllGenres, genre)).ToArray())]),
            AllGenres));

    private static ReferenceAttributes BuildReference(IReadOnlyList<TestTrack> songs) => new(
        new(2022, 10, 1),
        [.. songs.Select(song => (sbyte)(song.ReferencePopularity ?? ReferenceAttributes.Unknown))],
        IndexLists.Of([.. songs.Select(song => song.ReferenceGenres.Select(genre => Array.IndexOf(AllGenres, genre)).ToArray())]),
        AllGenres);
}
