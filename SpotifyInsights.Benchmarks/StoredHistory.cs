using NodaTime;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks;

/// <summary>Writes synthetic plays as the month versions and the manifest that years of polls would have left.</summary>
public static class StoredHistory
{
    /// <summary>Writes the plays from index <paramref name="first"/> on. The last poll applied was at the last play's end.</summary>
    public static async Task WriteAsync(IObjectStore objects, string userId, SyntheticPlays plays, int first = 0)
    {
        var months = new MonthVersionStore(new VersionStore(objects));
        var entries = new List<MonthEntry>();
        for (var begin = first; begin < plays.PlayedAt.Length;)
        {
            var month = MonthOf(plays.PlayedAt[begin]);
            var end = begin;
            while (end < plays.PlayedAt.Length && MonthOf(plays.PlayedAt[end]) == month)
            {
                end++;
            }

            var merged = Enumerable.Range(begin, end - begin).Select(i => Play(plays, i)).ToList();
            var version = new MonthVersion(month, WitnessSet.Union(merged.SelectMany(play => play.Witnesses), []), merged, [new InstantRange(merged[0].PlayedAt, merged[^1].PlayedAt)]);
            entries.Add(await months.PutAsync(userId, version, previous: null, CancellationToken.None));
            begin = end;
        }

        var last = Instant.FromUnixTimeMilliseconds(plays.PlayedAt[^1]);
        var manifest = new Manifest
        {
            Timestamp = last,
            RulesVersion = AggregateRules.Version,
            Applied = new AppliedInputs { Polls = new AppliedCollections().With([CollectionId.From(last)], last) },
            Months = entries,
        };
        await new ManifestStore(objects).TryReplaceAsync(userId, previous: null, manifest.Sealed(), CancellationToken.None);
    }

    /// <summary>A track of the synthetic catalogue as Spotify would report it.</summary>
    public static ReportedTrack Track(SyntheticPlays plays, int track) => new()
    {
        TrackId = plays.TrackIds[track],
        TrackName = $"Track {track}",
        ArtistId = plays.ArtistIds[plays.Artist[track]],
        ArtistName = $"Artist {plays.Artist[track]}",
        AlbumId = plays.ArtistIds[plays.Artist[track]],
        AlbumName = $"Album {plays.Artist[track]}",
        AlbumType = "album",
        ReleaseDate = "2020-05-01",
        ReleaseDatePrecision = "day",
        DurationMs = plays.DurationMs[track],
        Explicit = false,
        Uri = "spotify:track:" + plays.TrackIds[track],
        AllArtistIds = [plays.ArtistIds[plays.Artist[track]]],
        AllArtistNames = [$"Artist {plays.Artist[track]}"],
    };

    private static YearMonth MonthOf(long unixMs) => Instant.FromUnixTimeMilliseconds(unixMs).InUtc().Date.ToYearMonth();

    private static MergedPlay Play(SyntheticPlays plays, int i)
    {
        var end = Instant.FromUnixTimeMilliseconds(plays.PlayedAt[i]);
        var witness = new Witness { PlayedAt = end, Track = Track(plays, plays.Track[i]), PollCollectedAt = end };
        return new MergedPlay
        {
            PlayedAt = end,
            MsPlayed = Math.Max(plays.MsPlayed[i], PlayColumns.CountingMs),
            IsEstimated = true,
            Track = witness.Track,
            Kinds = [WitnessKind.Api],
            EndKind = WitnessKind.Api,
            Witnesses = [witness],
        };
    }
}
