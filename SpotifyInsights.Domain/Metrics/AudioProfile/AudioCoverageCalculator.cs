using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Calculates how far the audio features are known.</summary>
public static class AudioCoverageCalculator
{
    /// <summary>Calculates.</summary>
    /// <param name="slice">The listening.</param>
    /// <param name="ranking">How the most played tracks are chosen.</param>
    /// <param name="of">Whose share with audio features decides whether they are available.</param>
    public static AudioCoverage Calculate(ListeningSlice slice, Ranking ranking, AvailabilityOf of = AvailabilityOf.Plays)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var history = slice.View.History;
        using var played = AudioWindow.TallyOf(slice, slice.Days.FirstDay, slice.Days.FirstDay + slice.Days.Count);
        var window = new AudioWindow(slice, AudioWindow.MatchedIn(history), played);
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, [.. window.Attribute()]),
            Reference = ReferenceUse.Of(history),
            Availability = window.Availability(of, ranking.Best(played, history.Tracks.Keys)),
            Ways = Ways(window),
            Missing = Missing(window, ranking),
        };
    }

    private static WayCoverage[] Ways(AudioWindow window)
    {
        var ways = Enum.GetValues<MatchWay>();
        var (plays, tracks) = (new int[ways.Length], new int[ways.Length]);
        foreach (var track in window.Tracks.Touched)
        {
            var way = (int)window.Matched.Ways[track];
            (plays[way], tracks[way]) = (plays[way] + window.Tracks.Plays[track], tracks[way] + 1);
        }

        return [.. ways.Select(way => new WayCoverage(
            way, plays[(int)way], Share(plays[(int)way], window.Plays), tracks[(int)way], Share(tracks[(int)way], window.Tracks.Touched.Length)))];
    }

    private static MissingTrack[] Missing(AudioWindow window, Ranking ranking)
    {
        var tracks = window.Slice.View.History.Tracks;
        using var missing = new Tally(tracks.Count);
        foreach (var track in window.Tracks.Touched)
        {
            if (!window.Sounds.HasFeatures[track])
            {
                missing.Add(track, window.Tracks.Plays[track], window.Tracks.Ms[track]);
            }
        }

        return [.. ranking.Best(missing, tracks.Keys).Select(track => new MissingTrack(
            tracks.Keys[track],
            tracks.Names[track],
            tracks.Artist[track] < 0 ? null : tracks.ArtistNames[tracks.Artist[track]],
            window.Tracks.Plays[track],
            PlayTotals.MinutesOf(window.Tracks.Ms[track]),
            (double)window.Tracks.Plays[track] / window.Plays))];
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
