using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>What Spotify would say of the synthetic tracks and artists. The same plays give the same attributes; one track in twenty and one artist in ten is unknown.</summary>
public sealed class SyntheticAttributes
{
    private const int Genres = 60;
    private const int EpochDayNumber = 719_162;

    public SyntheticAttributes()
    {
        var random = new Random(7);
        var tracks = SyntheticPlays.TrackCount;
        Released = [.. Enumerable.Range(0, tracks).Select(track => Release(random, track))];
        AlbumTypes = [.. Enumerable.Range(0, tracks).Select(_ => random.Next(20) == 0 ? AlbumType.Unknown : (AlbumType)(1 + random.Next(3)))];
        IsExplicit = [.. Enumerable.Range(0, tracks).Select(_ => random.Next(20) == 0 ? (bool?)null : random.Next(4) == 0)];
        TrackPopularity = [.. Enumerable.Range(0, tracks).Select(_ => random.Next(20) == 0 ? (int?)null : random.Next(101))];
        ArtistPopularity = [.. Enumerable.Range(0, SyntheticPlays.ArtistCount).Select(_ => random.Next(10) == 0 ? (int?)null : random.Next(101))];
        Followers = [.. ArtistPopularity.Select(popularity => popularity is null ? (long?)null : random.NextInt64(5_000_000))];
        ArtistGenres = [.. ArtistPopularity.Select(popularity => popularity is null ? [] : Some(random, 1 + random.Next(3)))];
    }

    /// <summary>By track; null is unknown.</summary>
    public DateOnly?[] Released { get; }

    public AlbumType[] AlbumTypes { get; }

    public bool?[] IsExplicit { get; }

    public int?[] TrackPopularity { get; }

    /// <summary>By artist; null is unknown.</summary>
    public int?[] ArtistPopularity { get; }

    public long?[] Followers { get; }

    public int[][] ArtistGenres { get; }

    public static string GenreName(int genre) => $"genre {genre:00}";

    /// <summary>The plays as a history in memory.</summary>
    public ListeningHistory History(SyntheticPlays plays)
    {
        var unknown = Enumerable.Repeat(TrackCatalogue.Unknown, SyntheticPlays.TrackCount).ToArray();
        var catalogue = new TrackCatalogue(
            plays.TrackIds,
            [.. plays.TrackIds.Select((_, i) => $"Track {i}")],
            plays.Artist,
            unknown,
            plays.DurationMs,
            plays.ArtistIds,
            [.. plays.ArtistIds.Select((_, i) => $"Artist {i}")],
            [],
            [],
            new TrackAttributes(
                AlbumTypes,
                [.. Released.Select(date => date?.DayNumber - EpochDayNumber ?? TrackAttributes.UnknownDay)],
                [.. Released.Select(date => date is null ? DatePrecision.Unknown : DatePrecision.Day)],
                [.. IsExplicit.Select(value => value is null ? TrackAttributes.Unknown : value.Value ? (sbyte)1 : (sbyte)0)],
                [.. TrackPopularity.Select(value => (sbyte)(value ?? TrackAttributes.Unknown))]),
            credits: null,
            new ArtistAttributes(
                [.. ArtistPopularity.Select(value => (sbyte)(value ?? ArtistAttributes.Unknown))],
                [.. Followers.Select(value => value ?? ArtistAttributes.Unknown)],
                IndexLists.Of(ArtistGenres),
                [.. Enumerable.Range(0, Genres).Select(GenreName)]));
        var starts = plays.PlayedAt.Zip(plays.MsPlayed, (end, ms) => end - ms).ToArray();
        var flags = new PlayFlags[starts.Length];
        Array.Fill(flags, PlayFlags.FromExport);
        var observed = new InstantRange(
            NodaTime.Instant.FromUnixTimeMilliseconds(starts.Min()), NodaTime.Instant.FromUnixTimeMilliseconds(starts.Max() + 86_400_000));
        return new ListeningHistory(new PlayColumns(starts, plays.MsPlayed, plays.Track, flags), catalogue, new ObservedTime([observed]), "benchmark");
    }

    // Tracks appear in the order of their numbers over the ten years; most are new then, the others old.
    private static DateOnly? Release(Random random, int track)
    {
        var known = new DateOnly(2016, 11, 1).AddDays((int)Math.Max(0, (track - 2_000.0) / (SyntheticPlays.TrackCount - 2_000) * SyntheticPlays.Days));
        return random.Next(20) == 0 ? null : random.Next(2) == 0 ? known.AddDays(-random.Next(300)) : known.AddDays(-random.Next(20_000));
    }

    private static int[] Some(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(Genres)).Distinct()];
}
