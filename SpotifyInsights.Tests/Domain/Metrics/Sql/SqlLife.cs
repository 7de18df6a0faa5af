using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Domain.Metrics.Sql;

/// <summary>One made-up listener twice: as a history in memory, and as Parquet files for SQL.</summary>
internal sealed class SqlLife
{
    private const int Artists = 70;
    private const int Tracks = 260;
    private const int Plays = 4_000;
    private static readonly string[] Genres = ["ambient", "dub", "folk", "jazz", "soul"];

    private readonly Random _random = new(8);
    private readonly List<(Instant Start, int Ms, int Track)> _plays = [];

    public SqlLife()
    {
        ArtistOf = [.. Enumerable.Range(0, Tracks).Select(track => track < Artists ? track : _random.Next(Artists))];
        Released = [.. Enumerable.Range(0, Tracks).Select(_ => _random.Next(10) == 0 ? (DateOnly?)null : new DateOnly(2025, 10, 1).AddDays(-_random.Next(900)))];
        Popularity = [.. Enumerable.Range(0, Artists).Select(_ => _random.Next(5) == 0 ? (int?)null : _random.Next(101))];
        GenresOf = [.. Enumerable.Range(0, Artists).Select(_ => Genres.Where(_ => _random.Next(3) == 0).ToArray())];
        var start = Instant.FromUtc(2025, 1, 1, 3, 0);
        for (var i = 0; i < Plays; i++)
        {
            // Newcomers all through the year, and long tails: enough of everything in each of 10 months.
            start += Duration.FromSeconds(1 + _random.Next(12_000));
            var known = 60 + (int)((Tracks - 60L) * i / Plays);
            _plays.Add((start, _random.Next(10) == 0 ? 20_000 : 30_000 + _random.Next(300_000), (int)(known * Math.Pow(_random.NextDouble(), 2))));
        }
    }

    public int[] ArtistOf { get; }

    public DateOnly?[] Released { get; }

    public int?[] Popularity { get; }

    public string[][] GenresOf { get; }

    public Instant Now => _plays[^1].Start + Duration.FromHours(1);

    public ListeningHistory History()
    {
        var unknown = Enumerable.Repeat(-1, Tracks).ToArray();
        var catalogue = new TrackCatalogue(
            [.. Enumerable.Range(0, Tracks).Select(TrackKey)], new string?[Tracks], ArtistOf, unknown, unknown,
            [.. Enumerable.Range(0, Artists).Select(ArtistKey)], [.. Enumerable.Range(0, Artists).Select(ArtistKey)], [], [],
            new TrackAttributes(
                new AlbumType[Tracks],
                [.. Released.Select(date => date is null ? TrackAttributes.UnknownDay : date.Value.DayNumber - new DateOnly(1970, 1, 1).DayNumber)],
                [.. Released.Select(date => date is null ? DatePrecision.Unknown : DatePrecision.Day)],
                [.. Enumerable.Repeat((sbyte)-1, Tracks)],
                [.. Enumerable.Repeat((sbyte)-1, Tracks)]),
            artistAttributes: new ArtistAttributes(
                [.. Popularity.Select(value => (sbyte)(value ?? -1))], [.. Enumerable.Repeat(-1L, Artists)],
                IndexLists.Of([.. GenresOf.Select(genres => genres.Select(genre => Array.IndexOf(Genres, genre)).ToArray())]), Genres));
        return TestHistories.Of(
            catalogue, [.. _plays.Select(play => new TestPlay(play.Start, play.Ms, Track: play.Track))], new InstantRange(Instant.FromUtc(2024, 1, 1, 0, 0), Now));
    }

    public void Write(string playsFile, string artistsFile)
    {
        using (var output = File.Create(playsFile))
        {
            using var writer = new ParquetWriter(output, new ParquetSchema(
            [
                new("played_at", ParquetType.Timestamp, IsOptional: false), new("track_id", ParquetType.String, IsOptional: false),
                new("artist_id", ParquetType.String, IsOptional: false), new("ms_played", ParquetType.Int32, IsOptional: false),
                new("release_date", ParquetType.String, IsOptional: true), new("popularity", ParquetType.Int32, IsOptional: true),
            ]));
            writer.WriteRowGroup(
            [
                new Int64Column([.. _plays.Select(play => play.Start.ToUnixTimeMilliseconds() + play.Ms)]),
                StringColumn.FromValues([.. _plays.Select(play => TrackKey(play.Track))]),
                StringColumn.FromValues([.. _plays.Select(play => ArtistKey(ArtistOf[play.Track]))]),
                new Int32Column([.. _plays.Select(play => play.Ms)]),
                StringColumn.FromValues([.. _plays.Select(play => Released[play.Track]?.ToString("yyyy-MM-dd", null))]),
                new Int32Column(new int[_plays.Count], new bool[_plays.Count]),
            ]);
            writer.Complete();
        }

        using var artists = File.Create(artistsFile);
        using var artistWriter = new ParquetWriter(artists, new ParquetSchema(
            [new("artist_id", ParquetType.String, IsOptional: false), new("popularity", ParquetType.Int32, IsOptional: true), new("genre_list", ParquetType.StringList, IsOptional: true)]));
        artistWriter.WriteRowGroup(
        [
            StringColumn.FromValues([.. Enumerable.Range(0, Artists).Select(ArtistKey)]),
            new Int32Column([.. Popularity.Select(value => value ?? 0)], [.. Popularity.Select(value => value is not null)]),
            StringListColumn.FromValues(GenresOf),
        ]);
        artistWriter.Complete();
    }

    private static string TrackKey(int track) => $"track {track:000}";

    private static string ArtistKey(int artist) => $"artist {artist:00}";
}
