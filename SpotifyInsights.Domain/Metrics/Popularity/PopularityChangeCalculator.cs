using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>
/// Compares the early with the late third of a window. Never one source with another: Spotify's popularity is of the day it was said, the reference data's of
/// one past date, and the difference between the two would look like a change of taste.
/// </summary>
internal static class PopularityChangeCalculator
{
    /// <summary>Spotify's own popularity of this share of the plays, at both ends, speaks for all of them.</summary>
    private const double CarryingCoverage = 0.5;

    public static PopularityChange? Calculate(ListeningSlice slice, Basis basis)
    {
        if (TrendEnds.Of(slice, basis) is not { } ends)
        {
            return null;
        }

        var history = slice.View.History;
        var spotify = history.Tracks.Attributes.Popularity;
        using var early = new Tally(history.Tracks.Count);
        using var late = new Tally(history.Tracks.Count);
        TrendEnds.Count(slice, ends.Early, early);
        TrendEnds.Count(slice, ends.Late, late);
        return KnownTracks(ends, early, late, spotify)
            ?? CommonTracks(ends, early, late, spotify, AttributeSource.Spotify)
            ?? (history.Reference is null ? null : CommonTracks(ends, early, late, history.Reference.Popularity, AttributeSource.Reference));
    }

    private static PopularityChange? KnownTracks(TrendEnds ends, Tally early, Tally late, sbyte[] popularity)
    {
        var (before, earlyPlays, earlyTracks) = Sum(early, popularity, among: null);
        var (after, latePlays, lateTracks) = Sum(late, popularity, among: null);
        var common = Sum(late, popularity, among: early).Tracks;
        var trend = ends.Between(before, earlyPlays, after, latePlays);
        return trend is { Early.Coverage: >= CarryingCoverage, Late.Coverage: >= CarryingCoverage }
            ? new(AttributeNames.SourceText(AttributeSource.Spotify)!, ChangeScope.KnownTracks, earlyTracks + lateTracks - common, trend)
            : null;
    }

    private static PopularityChange? CommonTracks(TrendEnds ends, Tally early, Tally late, sbyte[] popularity, AttributeSource source)
    {
        var (before, earlyPlays, tracks) = Sum(early, popularity, among: late);
        var (after, latePlays, _) = Sum(late, popularity, among: early);
        return ends.Between(before, earlyPlays, after, latePlays) is { } trend
            ? new(AttributeNames.SourceText(source)!, ChangeScope.CommonTracks, tracks, trend)
            : null;
    }

    private static (ValueSums Known, int Plays, int Tracks) Sum(Tally tracks, sbyte[] popularity, Tally? among)
    {
        var (known, plays, count) = (default(ValueSums), 0, 0);
        foreach (var track in tracks.Touched)
        {
            plays += tracks.Plays[track];
            if (popularity[track] >= 0 && among?.Plays[track] != 0)
            {
                known.Add(popularity[track], tracks.Plays[track]);
                count++;
            }
        }

        return (known, plays, count);
    }
}
