using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.AudioProfile;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>Calculates what the music is good for.</summary>
public static class ContextCalculator
{
    /// <summary>Calculates.</summary>
    /// <param name="slice">The listening; what is known of the sound comes from its history's reference data.</param>
    /// <param name="ranking">How the most played tracks are chosen.</param>
    /// <param name="of">Whose share with audio features decides whether they are available.</param>
    public static ContextMetrics Calculate(ListeningSlice slice, Ranking ranking, AvailabilityOf of = AvailabilityOf.Plays)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var history = slice.View.History;
        var matched = AudioWindow.MatchedIn(history);
        using var counts = new ContextCounts(slice, matched.Sounds.Contexts.ByTrack);
        var window = new AudioWindow(slice, matched, counts.Tracks);
        var availability = window.Availability(of, ranking.Best(counts.Tracks, history.Tracks.Keys));
        var (alternatives, attributes) = availability.Status == AudioStatus.Available ? (null, []) : AlternativesCalculator.Calculate(window);
        var contexts = ContextShares.Calculate(window);
        var metrics = new ContextMetrics
        {
            Basis = BasisCalculator.Calculate(slice, [.. window.Attribute(), .. attributes]),
            Reference = ReferenceUse.Of(history),
            Availability = availability,
            Definitions = ContextDefinition.All,
            LeastScore = ContextDefinition.LeastScore,
            Contexts = contexts,
            Periods = Periods(slice, counts),
            HourOfDay = [.. Enumerable.Range(0, LocalDay.HoursPerDay).Select(hour => new ContextHour(hour, ContextPlays.Of(counts.Hour(hour))))],
            Defining = [.. ContextDefinition.All.Select(definition => new ContextTracks(definition.Context, Defining(window, ranking, definition)))],
            Persona = PersonaCalculator.Calculate(window, availability, contexts),
            Alternatives = alternatives,
            Insights = [],
        };
        return metrics with { Insights = ContextInsights.Of(metrics) };
    }

    private static ContextPeriod[] Periods(ListeningSlice slice, ContextCounts counts)
    {
        var periods = new ContextPeriod[slice.Periods.Count];
        for (var i = 0; i < periods.Length; i++)
        {
            var period = slice.Periods[i];
            var plays = counts.Period(i);
            periods[i] = new(period, period.Observed > 0 || plays.ContainsAnyExcept(0) ? ContextPlays.Of(plays) : null);
        }

        return periods;
    }

    private static ContextTrack[] Defining(AudioWindow window, Ranking ranking, ContextDefinition definition)
    {
        var contexts = window.Sounds.Contexts.ByTrack;
        using var ofContext = new Tally(window.Tracks.Size);
        foreach (var track in window.Tracks.Touched)
        {
            if (contexts[track] == definition.Context)
            {
                ofContext.Add(track, window.Tracks.Plays[track], window.Tracks.Ms[track]);
            }
        }

        return [.. ranking.Best(ofContext, window.Slice.View.History.Tracks.Keys).Select(track => Evident(window, track, definition))];
    }

    private static ContextTrack Evident(AudioWindow window, int track, ContextDefinition definition)
    {
        var tracks = window.Slice.View.History.Tracks;
        var features = window.Sounds[track];
        var evidence = new ContextEvidence[definition.Criteria.Count];
        for (var i = 0; i < evidence.Length; i++)
        {
            var criterion = definition.Criteria[i];
            var value = features[(int)criterion.Feature];
            evidence[i] = new(criterion.Feature, value, criterion.Degree(value));
        }

        return new(
            tracks.Keys[track],
            tracks.Names[track],
            tracks.Artist[track] < 0 ? null : tracks.ArtistNames[tracks.Artist[track]],
            window.Tracks.Plays[track],
            PlayTotals.MinutesOf(window.Tracks.Ms[track]),
            definition.Score(features),
            evidence);
    }
}
