using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>
/// A listener's plays and what every kind of source reports of them, from a seed. Rates: 1 of 3 plays repeats the track before; an export lacks 1 of 4 plays,
/// doubles 1 of 12 with 0 ms, 1 of 12 with an overlapping row, corrects 1 of 8 by `offline_timestamp` and gives 1 of 20 an insane one, says more than
/// a day for 1 of 40; account data lacks 1 of 7, tells 1 of 20 with another heard time, 1 of 15 minutes late; the API lacks 1 of 5, is off by up to
/// 100 s for 1 of 10 and names 1 of 10 anew; scrobbles lack 1 of 3 and are late for 1 of 6; 1 of 9 tracks is an episode, 1 of 9 a local file.
/// </summary>
internal sealed class RandomReports
{
    private const int Tracks = 9;
    private readonly Random random;
    private readonly List<(Instant Start, int Heard, int Track)> plays = [];

    public RandomReports(int seed, Instant start, Duration length)
    {
        random = new Random(seed);
        var track = 0;
        for (var now = start; now < start + length;)
        {
            track = random.Next(3) == 0 ? track : random.Next(Tracks);
            var heard = random.Next(4) switch { 0 => random.Next(1_000, 30_000), 1 => LengthMs(track), _ => random.Next(15_000, LengthMs(track)) };
            plays.Add((now, heard, track));
            now += Duration.FromMilliseconds(heard + (random.Next(5) == 0 ? random.Next(5_000_000) : random.Next(3_000)));
        }

        Polls = [.. plays.Where(_ => !OneOf(5)).Where(play => play.Heard >= 30_000).Select(Api)];
        Imports =
        [
            Import("export-a", plays.Where(_ => !OneOf(4)).SelectMany(Export)),
            Import("export-b", plays.Where(_ => !OneOf(4)).SelectMany(Export)),
            Import("account-a", plays.Where(_ => !OneOf(7)).SelectMany(Account)),
            Import("account-b", plays.Where(_ => !OneOf(7)).SelectMany(Account)),
            Import("scrobbles", plays.Where(_ => !OneOf(3)).Select(Scrobble)),
        ];
    }

    /// <summary>What the API said, page by page apart.</summary>
    public IReadOnlyList<Witness> Polls { get; }

    /// <summary>The rows of each import as it was handed in.</summary>
    public IReadOnlyList<(string Id, Instant CollectedAt, IReadOnlyList<Witness> Rows)> Imports { get; }

    /// <summary>Everything, in the form in which it reaches the merge.</summary>
    public IReadOnlyList<Witness> Witnesses =>
        [.. Polls, .. Imports.SelectMany(import => WitnessSet.OfImport(import.Id, import.CollectedAt, import.Rows))];

    private static int LengthMs(int track) => track == 0 ? 20_000 : 60_000 + (track * 20_000);

    private static Instant Second(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    private bool OneOf(int number) => random.Next(number) == 0;

    private (string, Instant, IReadOnlyList<Witness>) Import(string id, IEnumerable<Witness> rows) =>
        (id, plays[random.Next(plays.Count)].Start + Duration.FromDays(1), [.. rows]);

    private IEnumerable<Witness> Export((Instant Start, int Heard, int Track) play)
    {
        var end = play.Start + Duration.FromMilliseconds(play.Heard);
        var row = new Witness
        {
            Kind = WitnessKind.Export,
            PlayedAt = Second(end),
            HeardMs = OneOf(40) ? 90_000_000 : play.Heard,
            Track = Track(play.Track, byApi: false),
            Circumstances = new PlayCircumstances { ReasonEnd = OneOf(2) ? "trackdone" : "fwdbtn", Skipped = play.Heard < 30_000 },
        };
        if (OneOf(8))
        {
            row = row with { PlayedAt = Second(end + Duration.FromMinutes(random.Next(60))), OfflineAt = Second(play.Start) };
        }
        else if (OneOf(20))
        {
            row = row with { OfflineAt = play.Start + Duration.FromDays(OneOf(2) ? 2 : -40) };
        }

        yield return row;
        if (OneOf(12))
        {
            yield return row with { HeardMs = 0, Circumstances = PlayCircumstances.Unknown };
        }

        if (OneOf(12))
        {
            yield return row with { PlayedAt = row.PlayedAt + Duration.FromSeconds(random.Next(1, 20)), HeardMs = random.Next(2 * play.Heard) };
        }
    }

    private IEnumerable<Witness> Account((Instant Start, int Heard, int Track) play)
    {
        var minute = (play.Start + Duration.FromMilliseconds(play.Heard)).ToUnixTimeSeconds() / 60;
        var row = new Witness
        {
            Kind = WitnessKind.AccountData,
            PlayedAt = Instant.FromUnixTimeSeconds(60 * (minute + (OneOf(15) ? random.Next(7) : 0))),
            HeardMs = OneOf(20) ? play.Heard + 1 : play.Heard,
            Track = new ReportedTrack { TrackName = "Title " + Name(play.Track), ArtistName = "Album Artist " + Name(play.Track % 4) },
        };
        return OneOf(12) ? [row, row] : [row];
    }

    private Witness Api((Instant Start, int Heard, int Track) play)
    {
        var off = OneOf(10) ? random.Next(-100_000, 100_000) : random.Next(-2_000, 2_000);
        var track = Track(play.Track, byApi: true);
        var end = play.Start + Duration.FromMilliseconds(play.Heard + off);
        return new Witness
        {
            PlayedAt = end,
            Track = OneOf(10) ? track with { TrackName = "Renamed " + Name(play.Track) } : track,
            ContextType = OneOf(2) ? "album" : null,
            PollCollectedAt = Second(end) + Duration.FromHours(random.Next(1, 24)),
        };
    }

    private Witness Scrobble((Instant Start, int Heard, int Track) play) => new()
    {
        Kind = WitnessKind.Scrobble,
        PlayedAt = Second(play.Start + Duration.FromSeconds(OneOf(6) ? random.Next(-100, 100) : random.Next(-2, 4))),
        Track = new ReportedTrack
        {
            TrackName = "title  " + Name(play.Track),
            ArtistName = (OneOf(2) ? "Artist " : "Album Artist ") + Name(play.Track % 4),
            DurationMs = OneOf(3) ? LengthMs(play.Track) : null,
        },
    };

    private static ReportedTrack Track(int number, bool byApi)
    {
        var uri = number % 9 == 8 ? null : number % 9 == 7 ? "spotify:episode:" + Name(number) : "spotify:track:" + Name(number);
        return new ReportedTrack
        {
            Uri = uri,
            TrackId = number % 9 >= 7 ? null : Name(number),
            TrackName = "Title " + Name(number),
            ArtistId = byApi ? "artist" + Name(number % 4) : null,
            ArtistName = (byApi ? "Artist " : "Album Artist ") + Name(number % 4),
            AlbumName = byApi ? null : "Album " + Name(number % 3),
            DurationMs = byApi ? LengthMs(number) : null,
        };
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
