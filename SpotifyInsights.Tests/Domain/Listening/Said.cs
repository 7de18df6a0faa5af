using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Listening;

/// <summary>Short words for what each kind of source says of a play.</summary>
internal static class Said
{
    public static readonly Instant Noon = Instant.FromUtc(2025, 11, 20, 12, 0);

    public static Instant At(double seconds) => Noon + Duration.FromMilliseconds((long)(seconds * 1_000));

    public static Witness ByExport(double end, string track, long heardMs, Instant? offlineAt = null) => new()
    {
        Kind = WitnessKind.Export,
        PlayedAt = At(end),
        HeardMs = heardMs,
        OfflineAt = offlineAt,
        Track = Track(track) with { ArtistId = null, DurationMs = null, Isrc = null },
    };

    public static Witness ByAccount(double minute, string track, long heardMs) => new()
    {
        Kind = WitnessKind.AccountData,
        PlayedAt = At(minute),
        HeardMs = heardMs,
        Track = new ReportedTrack { TrackName = "Title " + track, ArtistName = "Artist of " + track },
    };

    public static Witness ByApi(double end, string track, int? durationMs = 200_000) => new()
    {
        PlayedAt = At(end),
        Track = Track(track) with { DurationMs = durationMs },
        PollCollectedAt = At(end) + Duration.FromHours(1),
    };

    public static Witness ByScrobble(double start, string track, int? durationMs = null) => new()
    {
        Kind = WitnessKind.Scrobble,
        PlayedAt = At(start),
        Track = new ReportedTrack { TrackName = "Title " + track, ArtistName = "Artist of " + track, DurationMs = durationMs },
    };

    public static IReadOnlyList<Witness> InImport(string importId, params Witness[] rows) =>
        WitnessSet.OfImport(importId, Noon + Duration.FromDays(30), rows);

    /// <summary>Each play in one line: second after noon, milliseconds heard, kinds.</summary>
    public static IEnumerable<string> Plays(IEnumerable<Witness> witnesses) => PlayMerger.Merge(witnesses, previousEnd: null)
        .Select(play => FormattableString.Invariant($"{(play.PlayedAt - Noon).TotalSeconds} {play.MsPlayed} {string.Join('+', play.Kinds)}"));

    private static ReportedTrack Track(string track) => new()
    {
        TrackId = track,
        Uri = "spotify:track:" + track,
        TrackName = "Title " + track,
        ArtistId = "artist-of-" + track,
        ArtistName = "Artist of " + track,
        Isrc = "ISRC-" + track,
    };
}
