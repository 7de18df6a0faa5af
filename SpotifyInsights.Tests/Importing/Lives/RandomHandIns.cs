using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;

namespace SpotifyInsights.Tests.Importing.Lives;

/// <summary>A random listener, what is handed in and collected of him or her, and in which order. All of it follows from a seed.</summary>
internal sealed class RandomHandIns
{
    private const int Catalogues = 3;

    private static readonly string[] Zones = ["Europe/Berlin", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Auckland", "Etc/UTC"];

    private static readonly Dictionary<int, SpotifySimulation> Worlds =
        Enumerable.Range(0, Catalogues).ToDictionary(seed => seed, seed => new SpotifySimulation(new SimulatorOptions { Seed = seed }, TimeProvider.System));

    private readonly Random _random;
    private readonly Instant _from;
    private readonly Duration _length;

    public RandomHandIns(int seed)
    {
        _random = new Random(seed);
        _from = Instant.FromUtc(2017, 1, 1, 0, 0) + Duration.FromHours(_random.Next(24 * 365 * 9));
        _length = Duration.FromDays(_random.Next(3, 25));
        var script = new ListenerScript
        {
            Id = $"life-{seed}",
            DisplayName = "Somebody",
            TimeZone = Zones[_random.Next(Zones.Length)],
            Rhythm = (Rhythm)_random.Next(3),
            Since = _from.InUtc().Date.PlusYears(-1),
        };
        var world = _random.Next(Catalogues);
        Life = new ListenerLife(world, script, Worlds[world].Catalogue);
        Exported = new ExportedLife(Life, ExportQuirks.Often);
    }

    public ListenerLife Life { get; }

    public ExportedLife Exported { get; }

    /// <summary>One to three exports of any form and stretch; some of them with a file that is missing.</summary>
    public async Task<List<WrittenHandIn>> ExportsAsync()
    {
        var written = new List<WrittenHandIn>();
        for (var left = _random.Next(1, 4); left > 0; left--)
        {
            var (from, to) = (_from + (_length * (_random.Next(3) * 0.25)), _from + (_length * (0.5 + (_random.Next(5) * 0.125))));
            var options = new ExportOptions
            {
                Form = (ExportForm)_random.Next(4),
                From = from,
                To = to,
                Quirks = ExportQuirks.Often,
                Seed = _random.Next(1000),
                RowsPerFile = _random.Next(150, 900),
                IsIndented = _random.Next(2) == 0,
                IsSorted = _random.Next(2) == 0,
                MissingFiles = _random.Next(4) == 0 ? [_random.Next(3)] : [],
            };
            written.Add(await WrittenHandIn.OfAsync(Life, options));
        }

        return written;
    }

    /// <summary>Pages of the last 50 plays, now and then, at any time of the stretch and a while after it.</summary>
    public List<(Collected Page, IReadOnlyList<SimulatedPlay> Plays)> Polls()
    {
        var polls = new List<(Collected, IReadOnlyList<SimulatedPlay>)>();
        var at = _from + (_length * _random.NextDouble());
        for (var left = _random.Next(12); left > 0; left--, at += Duration.FromMinutes(_random.Next(20, 1500)))
        {
            var second = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
            var plays = Life.LastListed(second, 50);
            var page = new RecentTracksPage(second, IsWhole: false, [.. plays.Select(Reported)]);
            polls.Add((new Collected(IsSnapshot: false, second, page, [], []), plays));
        }

        return polls;
    }

    public int Next(int end) => _random.Next(end);

    public void Shuffle<T>(T[] items) => _random.Shuffle(items);

    // As Spotify words it in development mode.
    private static ReportedPlay Reported(SimulatedPlay play) => new(
        play.EndedAt,
        new ReportedTrack
        {
            TrackId = play.Track.Id,
            TrackName = play.Track.Name,
            ArtistId = play.Track.Artists[0].Id,
            ArtistName = play.Track.Artists[0].Name,
            AlbumId = play.Track.Album.Id,
            AlbumName = play.Track.Album.Name,
            AlbumType = play.Track.Album.Type,
            ReleaseDate = play.Track.Album.ReleaseDate,
            ReleaseDatePrecision = play.Track.Album.ReleaseDatePrecision,
            DurationMs = play.Track.DurationMs,
            Explicit = play.Track.IsExplicit,
            Uri = "spotify:track:" + play.Track.Id,
            Isrc = play.Track.Isrc,
            AllArtistIds = [.. play.Track.Artists.Select(artist => artist.Id)],
            AllArtistNames = [.. play.Track.Artists.Select(artist => artist.Name)],
        },
        play.Context?.Type,
        play.Context?.Uri);
}
