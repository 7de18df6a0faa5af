using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What moved between the early and the late third of a window.</summary>
internal static class ContentChangeCalculator
{
    private const double MsPerSecond = 1000;

    public static (Trend? Explicit, Trend? Album, Trend? Duration) Calculate(ListeningSlice slice, Basis basis)
    {
        if (TrendEnds.Of(slice, basis) is not { } ends)
        {
            return (null, null, null);
        }

        var tracks = slice.View.History.Tracks;
        using var early = new Tally(tracks.Count);
        using var late = new Tally(tracks.Count);
        TrendEnds.Count(slice, ends.Early, early);
        TrendEnds.Count(slice, ends.Late, late);
        Trend? Of(Func<int, double?> valueOf)
        {
            var (before, earlyPlays) = Sum(early, valueOf);
            var (after, latePlays) = Sum(late, valueOf);
            return ends.Between(before, earlyPlays, after, latePlays);
        }

        var (isExplicit, albumType, durationMs) = (tracks.Attributes.IsExplicit, tracks.Attributes.AlbumType, tracks.DurationMs);
        return (
            Of(track => isExplicit[track] == TrackAttributes.Unknown ? null : isExplicit[track]),
            Of(track => albumType[track] == AlbumType.Unknown ? null : albumType[track] == AlbumType.Album ? 1 : 0),
            Of(track => durationMs[track] > 0 ? durationMs[track] / MsPerSecond : null));
    }

    private static (ValueSums Values, int Plays) Sum(Tally tracks, Func<int, double?> valueOf)
    {
        var (values, plays) = (default(ValueSums), 0);
        foreach (var track in tracks.Touched)
        {
            plays += tracks.Plays[track];
            if (valueOf(track) is { } value)
            {
                values.Add(value, tracks.Plays[track]);
            }
        }

        return (values, plays);
    }
}
