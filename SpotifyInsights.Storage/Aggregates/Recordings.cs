using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Which tracks are one recording under several URIs: equal ISRC; or equal folded title and first artist, lengths within three seconds, and not two different ISRCs.
/// </summary>
internal sealed class Recordings
{
    private const int LengthToleranceMs = 3_000;

    private readonly ILookup<string, ReportedTrack> byIsrc;
    private readonly ILookup<string, ReportedTrack> byNames;

    public Recordings(IReadOnlyCollection<ReportedTrack> tracks)
    {
        byIsrc = tracks.Where(track => track.Isrc is not null).ToLookup(track => track.Isrc!, StringComparer.Ordinal);
        byNames = tracks.ToLookup(Names, StringComparer.Ordinal);
    }

    /// <summary>URIs of the other tracks that are the same recording, sorted.</summary>
    public IReadOnlyList<string> AlternatesOf(ReportedTrack track)
    {
        var sameIsrc = track.Isrc is null ? [] : byIsrc[track.Isrc];
        var sameNames = byNames[Names(track)].Where(other => IsSameLength(track, other) && !HasOtherIsrc(track, other));
        return [.. sameIsrc.Concat(sameNames)
            .Select(other => other.Uri)
            .OfType<string>()
            .Where(uri => uri != track.Uri)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }

    private static string Names(ReportedTrack track) => TrackKey.OfNames(track.TrackName, track.ArtistName);

    private static bool IsSameLength(ReportedTrack a, ReportedTrack b) =>
        a.DurationMs is { } lengthOfA && b.DurationMs is { } lengthOfB && Math.Abs(lengthOfA - lengthOfB) <= LengthToleranceMs;

    private static bool HasOtherIsrc(ReportedTrack a, ReportedTrack b) => a.Isrc is not null && b.Isrc is not null && a.Isrc != b.Isrc;
}
