using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>
/// A listener's plays and what was collected of them, from a seed. On purpose rich in what can go wrong: two plays with one end, local files without URI,
/// tracks of unknown or tiny length, plays that Spotify shows late, tracks that are renamed or change popularity, pages that were missed, empty pages.
/// </summary>
public sealed class RandomLife
{
    private readonly Random random;
    private readonly List<(Instant ShownFrom, ReportedPlay Play)> plays = [];

    public RandomLife(int seed, Instant start, int days)
    {
        random = new Random(seed);
        var end = start + Duration.FromDays(days);
        Listen(start, end);
        Inputs = Collect(start, end);
    }

    /// <summary>Polls and snapshots, oldest first.</summary>
    public IReadOnlyList<Collected> Inputs { get; }

    private void Listen(Instant start, Instant end)
    {
        for (var now = start; now < end; now += Duration.FromHours(random.Next(1, 9)))
        {
            for (var left = random.Next(1, 30); left > 0; left--)
            {
                var track = Track(random.Next(40));
                now += Duration.FromMilliseconds(random.Next(10) == 0 ? 0 : random.Next(1, 400_000));
                var late = Duration.FromMinutes(random.Next(8) == 0 ? random.Next(600) : 0);
                plays.Add((now + late, new ReportedPlay(now, track, random.Next(2) == 0 ? null : "album", random.Next(3) == 0 ? null : "spotify:album:" + left)));
            }
        }
    }

    private List<Collected> Collect(Instant start, Instant end)
    {
        var inputs = new List<Collected>();
        for (var now = start - Duration.FromHours(2); now < end; now += Duration.FromSeconds(random.Next(1, 8 * 3_600)))
        {
            if (random.Next(10) == 0)
            {
                now += Duration.FromHours(20); // the collector was away
            }

            var (idAt, isSnapshot) = (Second(now), random.Next(5) == 0);
            var page = new RecentTracksPage(now + Duration.FromMilliseconds(random.Next(5_000)), IsWhole: random.Next(2) == 0, Page(now));
            inputs.Add(new Collected(isSnapshot, idAt, page, [.. Enumerable.Range(random.Next(9), 6).Select(Track)], [.. Enumerable.Range(random.Next(5), 5).Select(Artist)]));
        }

        return inputs;
    }

    private List<ReportedPlay> Page(Instant now) =>
        [.. plays.Where(play => play.ShownFrom <= now)
            .Select(play => play.Play)
            .OrderByDescending(play => play.PlayedAt)
            .Take(random.Next(12) == 0 ? 3 : 50)
            .Select(Retold)];

    // Later pages tell the same play in other words now and then.
    private ReportedPlay Retold(ReportedPlay play) => random.Next(12) switch
    {
        0 => play with { Track = play.Track with { Popularity = random.Next(100) } },
        1 => play with { Track = play.Track with { AlbumName = "Renamed " + random.Next(3).ToString(CultureInfo.InvariantCulture), Isrc = null } },
        2 => play with { ContextType = null, ContextUri = null },
        _ => play,
    };

    private static ReportedTrack Track(int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        var isLocal = number % 13 == 12;
        return new ReportedTrack
        {
            TrackId = isLocal ? null : "track" + name,
            TrackName = "Title " + name,
            ArtistId = isLocal ? null : "artist" + (number % 7).ToString(CultureInfo.InvariantCulture),
            ArtistName = "Artist " + (number % 7).ToString(CultureInfo.InvariantCulture),
            AlbumId = isLocal ? null : "album" + (number % 11).ToString(CultureInfo.InvariantCulture),
            AlbumName = "Album",
            AlbumType = "album",
            ReleaseDate = "2001-0" + ((number % 9) + 1).ToString(CultureInfo.InvariantCulture),
            Popularity = number % 3 == 0 ? null : number,
            DurationMs = number % 10 == 9 ? null : number % 10 == 8 ? 12_000 : 150_000 + (number * 1_000),
            Explicit = number % 2 == 0,
            Uri = isLocal ? null : "spotify:track:track" + name,
            Isrc = isLocal ? null : "ISRC" + (number / 2).ToString(CultureInfo.InvariantCulture),
            AllArtistIds = ["artist" + (number % 7).ToString(CultureInfo.InvariantCulture)],
            AllArtistNames = ["Artist " + (number % 7).ToString(CultureInfo.InvariantCulture), "Guest"],
        };
    }

    private ReportedArtist Artist(int number) => new()
    {
        ArtistId = "artist" + number.ToString(CultureInfo.InvariantCulture),
        ArtistName = "Artist " + number.ToString(CultureInfo.InvariantCulture),
        Genres = number % 3 == 0 ? null : ["pop"],
        Popularity = random.Next(100),
    };

    private static Instant Second(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
