using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>What kind of music a made-up listener likes.</summary>
internal sealed class SeededTaste
{
    // Energy, valence, acousticness, instrumentalness, danceability, tempo.
    private static readonly double[][] Manners =
    [
        [0.88, 0.6, 0.05, 0.1, 0.65, 150],
        [0.5, 0.4, 0.3, 0.85, 0.5, 105],
        [0.85, 0.75, 0.05, 0.05, 0.85, 124],
        [0.2, 0.3, 0.85, 0.2, 0.4, 85],
        [0.6, 0.5, 0.3, 0.1, 0.6, 118],
    ];

    private readonly Random random;
    private readonly int year;
    private readonly int? era;
    private readonly double eraSpread;
    private readonly double popularity;
    private readonly double popularitySpread;
    private readonly double popularityLeaning;
    private readonly double isExplicit;
    private readonly double album;
    private readonly double single;
    private readonly int duration;
    private readonly double inReference;
    private readonly int manner;
    private readonly int special;
    private readonly double pureness;

    public SeededTaste(Random random, int year)
    {
        (this.random, this.year) = (random, year);
        era = random.Next(4) == 0 ? null : 1965 + random.Next(year - 1965);
        eraSpread = random.Next(2) == 0 ? 3 : 12;
        (popularity, popularitySpread) = random.Next(4) == 0 ? (50, 40) : (10 + (80 * random.NextDouble()), 10);
        popularityLeaning = random.Next(3) == 0 ? 30 : 0;
        isExplicit = random.Next(3) switch { 0 => 0.02, 1 => 0.6, _ => 0.2 };
        (album, single) = (random.NextDouble(), 0.7 * random.NextDouble());
        duration = 130 + random.Next(180);
        inReference = random.Next(5) switch { 0 => 0, 1 => 0.15, 2 => 0.4, _ => 0.9 };
        (manner, special, pureness) = (random.Next(Manners.Length), random.Next(Manners.Length - 1), random.NextDouble());
    }

    public LocalDate Released()
    {
        var date = era is { } middle
            ? new LocalDate(middle, 7, 1).PlusDays((int)(eraSpread * 365 * Normal()))
            : new LocalDate(year - 1, 7, 1).PlusDays(-random.Next(700));
        return LocalDate.Max(new(1930, 1, 1), LocalDate.Min(date, new(year - 1, 12, 1)));
    }

    /// <summary>-1 to 1: where an artist stands for tastes that drift.</summary>
    public double Leaning(int artist, int artists) => artists < 2 ? 0 : (((artist * 7919) % artists) * 2.0 / artists) - 1;

    public int Popularity(int artist, int artists) =>
        (int)Math.Clamp(popularity + (popularitySpread * Normal()) + (popularityLeaning * Leaning(artist, artists)), 0, 100);

    public bool IsExplicit() => random.NextDouble() < isExplicit;

    public AlbumType AlbumType() => random.NextDouble() is var dice && dice < album ? SpotifyInsights.Domain.Listening.AlbumType.Album
        : dice < album + ((1 - album) * single) ? SpotifyInsights.Domain.Listening.AlbumType.Single
        : SpotifyInsights.Domain.Listening.AlbumType.Compilation;

    public int DurationMs() => (int)(1_000 * Math.Max(45, duration + (40 * Normal())));

    public bool IsInReference() => random.NextDouble() < inReference;

    /// <summary>Whether a track is of the manner that this listener keeps for special hours.</summary>
    public bool IsSpecial(AudioFeatures? features) =>
        features is not null && Math.Abs(features.Energy!.Value - Manners[special][0]) < 0.25 && Math.Abs(features.Acousticness!.Value - Manners[special][2]) < 0.25
        && Math.Abs(features.Instrumentalness!.Value - Manners[special][3]) < 0.25 && Math.Abs(features.Tempo!.Value - Manners[special][5]) < 20;

    public AudioFeatures Sound(int genre)
    {
        var middle = Manners[random.NextDouble() < pureness ? manner : (genre + manner) % Manners.Length];
        double Near(double value) => Math.Clamp(value + (0.08 * Normal()), 0, 1);
        return new AudioFeatures
        {
            Energy = Near(middle[0]),
            Valence = Near(middle[1]),
            Acousticness = Near(middle[2]),
            Instrumentalness = Near(middle[3]),
            Danceability = Near(middle[4]),
            Speechiness = 0.05,
            Liveness = 0.1,
            Tempo = middle[5] + (8 * Normal()),
            Loudness = -8,
        };
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
