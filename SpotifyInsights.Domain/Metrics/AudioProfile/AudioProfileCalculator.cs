using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Calculates what the music sounds like.</summary>
public static class AudioProfileCalculator
{
    /// <summary>Calculates.</summary>
    /// <param name="slice">The listening; what is known of the sound comes from its history's reference data.</param>
    /// <param name="ranking">How the most played tracks are chosen.</param>
    /// <param name="of">Whose share with audio features decides whether they are available.</param>
    public static AudioProfileMetrics Calculate(ListeningSlice slice, Ranking ranking, AvailabilityOf of = AvailabilityOf.Plays)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var history = slice.View.History;
        var matched = AudioWindow.MatchedIn(history);
        var (periods, whole) = MoodCalculator.Periods(slice, matched.Sounds);
        using var lent = whole;
        var window = new AudioWindow(slice, matched, whole);
        var best = ranking.Best(whole, history.Tracks.Keys);
        var availability = window.Availability(of, best);
        var (alternatives, attributes) = availability.Status == AudioStatus.Available ? (null, []) : AlternativesCalculator.Calculate(window);
        var features = FeatureCalculator.All(window);
        var metrics = new AudioProfileMetrics
        {
            Basis = BasisCalculator.Calculate(slice, [.. window.Attribute(), .. attributes]),
            Reference = ReferenceUse.Of(history),
            Availability = availability,
            Features = features,
            Radar = [.. features.Where(feature => FeatureBands.IsUnit(feature.Feature)).Select(feature => new RadarAxis(feature.Feature, feature.Mean))],
            MoodScore = FeatureCalculator.Mood(window),
            AcousticElectronic = FeatureCalculator.Acoustic(window),
            InstrumentalVocal = FeatureCalculator.Instrumental(window),
            Periods = periods,
            MoodChange = MoodCalculator.Change(window),
            Tracks = [.. best.Select(track => Track(window, track))],
            Alternatives = alternatives,
            Insights = [],
        };
        return metrics with { Insights = AudioProfileInsights.Of(metrics) };
    }

    private static ProfileTrack Track(AudioWindow window, int track)
    {
        var (tracks, sounds) = (window.Slice.View.History.Tracks, window.Sounds);
        return new(
            tracks.Keys[track],
            tracks.Names[track],
            tracks.Artist[track] < 0 ? null : tracks.ArtistNames[tracks.Artist[track]],
            window.Tracks.Plays[track],
            PlayTotals.MinutesOf(window.Tracks.Ms[track]),
            sounds.HasFeatures[track],
            window.Matched.Ways[track],
            sounds.HasFeatures[track] ? FeatureMeans.Of(feature => Known(sounds[track][(int)feature])) : null,
            Known(sounds[track][TrackSounds.Mood]));
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
