namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How well the data carry a sentence about the sound: by the covered plays, and never better than the coverage.</summary>
internal static class AudioConfidence
{
    /// <summary>Null when too few plays are covered for any sentence. Under 20 % coverage at most low, up to half at most medium.</summary>
    public static Confidence? Of(Basis basis, AudioAvailability availability)
    {
        var best = availability.PlayCoverage switch
        {
            > AudioAvailability.SufficientShare => Confidence.High,
            >= AudioAvailability.PartialShare => Confidence.Medium,
            _ => Confidence.Low,
        };
        return ConfidenceRule.Of(basis, AttributeNames.AudioFeatures) is not { } confidence ? null : confidence < best ? confidence : best;
    }

    /// <summary>What a share or mean is of: `your music`, or the part of it that is known.</summary>
    public static string Subject(AudioAvailability availability) =>
        availability.PlayCoverage < 1 ? $"your music, as far as its sound is known ({Wording.Percent(availability.PlayCoverage ?? 0)} of your plays)," : "your music";
}
