using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>The sentences about what the music sounds like. Each rule names its threshold; none about the sound speaks under 50 covered plays.</summary>
public static class AudioProfileInsights
{
    private const double MinimumMoodChange = 3;
    private const double FastTempo = 130;
    private const double SlowTempo = 100;
    private const double BrightMood = 65;
    private const double DarkMood = 40;

    private static readonly InsightRule<AudioProfileMetrics>[] BestFirst = [Insufficient, Profile, MoodChanged, Mood, Tempo];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(AudioProfileMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Insufficient(AudioProfileMetrics metrics, Confidence confidence)
    {
        if (metrics.Availability is not { Status: AudioStatus.InsufficientCoverage, AvailabilityPercent: { } percent } availability)
        {
            return null;
        }

        var what = availability.Of == AvailabilityOf.Plays ? "plays" : "top tracks";
        var text = $"Audio features are unavailable for most of your {what} (known for {Wording.Percent(percent / 100)}). Popularity and release years are given instead.";
        return new("audio-profile.insufficient-coverage", "Little is known of the sound", text, Insight.Numbers(("availability", percent / 100)), confidence);
    }

    private static Insight? Profile(AudioProfileMetrics metrics, Confidence confidence)
    {
        if (Confidence(metrics) is not { } carried
            || MeanOf(metrics, AudioFeature.Energy) is not { } energy
            || MeanOf(metrics, AudioFeature.Valence) is not { } valence
            || MeanOf(metrics, AudioFeature.Instrumentalness) is not { } instrumentalness
            || MeanOf(metrics, AudioFeature.Acousticness) is not { } acousticness)
        {
            return null;
        }

        var subject = AudioConfidence.Subject(metrics.Availability);
        var text = $"{char.ToUpperInvariant(subject[0])}{subject[1..]} is {BandOf(energy)} Energy ({Wording.Score(energy)}) and {Happiness(valence)} "
            + $"(valence: {Wording.Score(valence)}). You prefer {Voices(instrumentalness)} with {Production(acousticness)}.";
        var values = Insight.Numbers(("energy", energy), ("valence", valence), ("instrumentalness", instrumentalness), ("acousticness", acousticness));
        return new("audio-profile.sound", "What your music sounds like", text, values, carried);
    }

    private static Insight? MoodChanged(AudioProfileMetrics metrics, Confidence confidence)
    {
        if (metrics.MoodChange is not { } change || Confidence(metrics) is not { } carried
            || Math.Abs(change.Difference) < MinimumMoodChange || Math.Abs(change.Difference) <= change.Chance.Upper)
        {
            return null;
        }

        var direction = change.Difference > 0 ? "brighter" : "darker";
        var text = $"Your music became {direction}: its mood score went from {Wording.Whole(change.Earlier)} in the first half of the time to {Wording.Whole(change.Later)} in the second.";
        var values = Insight.Numbers(("earlier", change.Earlier), ("later", change.Later), ("difference", change.Difference), ("chance", change.Chance.Upper));
        return new("audio-profile.mood-change", "Your mood changed", text, values, carried);
    }

    private static Insight? Mood(AudioProfileMetrics metrics, Confidence confidence)
    {
        if (metrics.MoodScore is not { Score: { } score } || Confidence(metrics) is not { } carried || score is < BrightMood and > DarkMood)
        {
            return null;
        }

        var text = $"Your mood score is {Wording.Whole(score)} of 100: you like it {(score >= BrightMood ? "bright and lively" : "dark and calm")}.";
        return new("audio-profile.mood", "Your mood", text, Insight.Numbers(("moodScore", score)), carried);
    }

    private static Insight? Tempo(AudioProfileMetrics metrics, Confidence confidence)
    {
        var tempo = metrics.Features.First(feature => feature.Feature == AudioFeature.Tempo);
        if (tempo.Median is not { } median || Confidence(metrics) is not { } carried || median is < FastTempo and > SlowTempo)
        {
            return null;
        }

        var text = $"Half of your plays have {Wording.Whole(median)} beats per minute or {(median >= FastTempo ? "more: you like it fast" : "fewer: you like it slow")}.";
        return new("audio-profile.tempo", "Your tempo", text, Insight.Numbers(("medianTempo", median)), carried);
    }

    private static Confidence? Confidence(AudioProfileMetrics metrics) => AudioConfidence.Of(metrics.Basis, metrics.Availability);

    private static double? MeanOf(AudioProfileMetrics metrics, AudioFeature feature) => metrics.Features.First(profile => profile.Feature == feature).Mean;

    private static string BandOf(double value) => Band(value) switch { FeatureBand.High => "High", FeatureBand.Moderate => "Moderate", _ => "Low" };

    private static string Happiness(double valence) => Band(valence) switch { FeatureBand.High => "Happy", FeatureBand.Moderate => "Moderately Happy", _ => "Melancholic" };

    private static string Voices(double instrumentalness) => Band(instrumentalness) switch
    {
        FeatureBand.High => "instrumental tracks (high instrumentalness)",
        FeatureBand.Moderate => "a mix of vocal and instrumental tracks (moderate instrumentalness)",
        _ => "vocal-driven tracks (low instrumentalness)",
    };

    private static string Production(double acousticness) => Band(acousticness) switch
    {
        FeatureBand.High => "acoustic production (high acousticness)",
        FeatureBand.Moderate => "both acoustic and electronic production (moderate acousticness)",
        _ => "electronic production (low acousticness)",
    };

    private static FeatureBand Band(double value) => FeatureBands.Of(AudioFeature.Energy, value)!.Value;
}
