using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>What a made-up listener knows and likes, week by week.</summary>
internal sealed class SeededCatalogue
{
    private static readonly string[] GenreNames =
        ["ambient", "art pop", "blues", "chamber pop", "country", "dub", "folk", "funk", "grime", "house", "idm", "indie", "jazz", "latin", "metal", "opera", "punk", "rap", "reggae", "rock", "samba", "ska", "soul", "techno"];

    private readonly Random random;
    private readonly SeededTaste taste;
    private readonly int artists;
    private readonly int[] firstTrack;
    private readonly double[] liking;
    private readonly double[] begins;
    private readonly double[] ends;
    private readonly double[] sum;
    private readonly LocalDate[] released;
    private readonly int star;
    private readonly int fling;
    private readonly double drift;
    private readonly double narrowing;
    private readonly (int Genre, double From, double To) phase;
    private readonly int[] genre;
    private readonly bool hasSpecialHour;
    private int? specialHour;

    public SeededCatalogue(Random random, int year)
    {
        this.random = random;
        taste = new SeededTaste(random, year);
        artists = random.Next(5) == 0 ? 12 + random.Next(10) : 30 + random.Next(350);
        var genres = 1 + random.Next(random.Next(2) == 0 ? 5 : GenreNames.Length);
        genre = [.. Enumerable.Range(0, artists).Select(_ => random.Next(genres))];
        var sizes = Enumerable.Range(0, artists).Select(_ => 1 + random.Next(10)).ToArray();
        firstTrack = [0, .. sizes.Select((_, i) => sizes.Take(i + 1).Sum())];
        Spoken = firstTrack[^1];
        released = [.. Enumerable.Range(0, Spoken + 1).Select(_ => taste.Released())];
        var steepness = 0.2 + (1.3 * random.NextDouble());
        liking = [.. Enumerable.Range(0, artists).Select(rank => Math.Pow(rank + 1, -steepness))];
        var known = random.Next(3) == 0 ? 0.3 : 0.9;
        begins = [.. Enumerable.Range(0, artists).Select(rank => rank < 3 || random.NextDouble() < known ? 0 : random.NextDouble())];
        var isNomad = random.Next(4) == 0;
        ends = [.. Enumerable.Range(0, artists).Select(rank => rank < 12 && random.Next(8) == 0 ? 0.3 + (0.3 * random.NextDouble()) : 2)];
        if (isNomad)
        {
            begins = [.. begins.Select(_ => random.NextDouble())];
            ends = [.. begins.Select(begin => begin + 0.05)];
        }

        hasSpecialHour = random.Next(3) == 0;
        sum = new double[artists];
        star = random.Next(3) == 0 ? artists - 1 : -1;
        fling = random.Next(3) == 0 ? artists - 2 : -1;
        drift = random.Next(2) == 0 ? 0 : (4 * random.NextDouble()) - 2;
        narrowing = random.Next(3) == 0 ? (1.6 * random.NextDouble()) - 0.8 : 0;
        var from = random.NextDouble();
        phase = random.Next(3) == 0 ? (random.Next(genres), from, from + 0.1) : (-1, 2, 2);
        Tracks = Build();
        Sounds = [.. Enumerable.Range(0, Spoken).Select(track => new TestSound(Key(track), taste.IsInReference() ? taste.Sound(genre[ArtistOf(track)]) : null, null))];
    }

    public TrackCatalogue Tracks { get; }

    public IReadOnlyList<TestSound> Sounds { get; }

    /// <summary>The track that stands for podcasts and audiobooks.</summary>
    public int Spoken { get; }

    /// <summary>A new week.</summary>
    /// <param name="time">0 to 1 over the life.</param>
    /// <param name="daysLeft">Days to its end.</param>
    public void Turn(double time, int daysLeft)
    {
        var total = 0.0;
        for (var artist = 0; artist < artists; artist++)
        {
            var weight = time < begins[artist] || time > ends[artist] ? 0 : Math.Pow(liking[artist], 1 + (narrowing * time));
            weight *= Math.Exp(drift * (time - 0.5) * 2 * taste.Leaning(artist, artists));
            weight *= genre[artist] == phase.Genre && time >= phase.From && time < phase.To ? 12 : 1;
            weight = artist == star ? (daysLeft is < 62 and > 14 ? 0.8 : 0) : artist == fling ? (daysLeft is < 75 and > 40 ? 0.3 : 0) : weight;
            sum[artist] = total += weight;
        }
    }

    /// <summary>A track of this week's taste, out by then; at some listeners' special hours one of the manner that they like best.</summary>
    public int Pick(LocalDate date, int hour)
    {
        specialHour ??= hour;
        var track = Pick(date);
        for (var left = 12; left > 0 && hasSpecialHour && Math.Abs(hour - specialHour.Value) <= 1 && !taste.IsSpecial(Sounds[track].Features); left--)
        {
            track = Pick(date);
        }

        return track;
    }

    private static int LocalDay(LocalDate date) => date.ToDateOnly().DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static string Key(int track) => $"t{track:00000}";

    private int Pick(LocalDate date)
    {
        var artist = sum[^1] > 0 ? Array.BinarySearch(sum, random.NextDouble() * sum[^1]) : random.Next(artists);
        artist = Math.Min(artist < 0 ? ~artist : artist, artists - 1);
        var (from, to) = (firstTrack[artist], firstTrack[artist + 1]);
        var track = from + (int)((to - from) * Math.Pow(random.NextDouble(), 2));
        return released[track] <= date ? track : from;
    }

    private int ArtistOf(int track) => Math.Min(Array.FindLastIndex(firstTrack, first => first <= track), artists - 1);

    private TrackCatalogue Build()
    {
        var tracks = Enumerable.Range(0, Spoken + 1).ToArray();
        var popularity = Enumerable.Range(0, artists).Select(artist => taste.Popularity(artist, artists)).ToArray();
        var (tellsAll, isBare) = (random.Next(4) > 0, random.Next(8) == 0);
        return new(
            [.. tracks.Select(Key)],
            [.. tracks.Select(track => $"Song {track}")],
            [.. tracks.Select(track => track == Spoken ? TrackCatalogue.Unknown : ArtistOf(track))],
            [.. tracks.Select(_ => TrackCatalogue.Unknown)],
            [.. tracks.Select(_ => taste.DurationMs())],
            [.. Enumerable.Range(0, artists).Select(artist => $"a{artist:000}")],
            [.. Enumerable.Range(0, artists).Select(artist => $"Artist {artist}")],
            [],
            [],
            new TrackAttributes(
                [.. tracks.Select(_ => isBare ? AlbumType.Unknown : taste.AlbumType())],
                [.. released.Select(date => isBare ? TrackAttributes.UnknownDay : LocalDay(date))],
                [.. tracks.Select(_ => isBare ? DatePrecision.Unknown : DatePrecision.Day)],
                [.. tracks.Select(_ => (sbyte)(taste.IsExplicit() ? 1 : 0))],
                [.. tracks.Select(track => (sbyte)(tellsAll ? Math.Clamp(popularity[track == Spoken ? 0 : ArtistOf(track)] + random.Next(-12, 13), 0, 100) : TrackAttributes.Unknown))]),
            credits: null,
            new ArtistAttributes(
                [.. popularity.Select(value => (sbyte)(tellsAll ? value : ArtistAttributes.Unknown))],
                [.. popularity.Select(value => tellsAll ? (long)Math.Pow(10, 3 + (value / 22.0)) : ArtistAttributes.Unknown)],
                IndexLists.Of([.. genre.Select(index => tellsAll ? new[] { index } : [])]),
                GenreNames));
    }
}
