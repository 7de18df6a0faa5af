using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What kind of listener somebody is: one context leads by more than chance would give, and enough is known.</summary>
internal static class PersonaCalculator
{
    /// <summary>The leading context has at least this share of the plays with known features.</summary>
    public const double LeastShare = 0.4;

    public static ContextPersona? Calculate(AudioWindow window, AudioAvailability availability, IReadOnlyList<ContextShare> contexts)
    {
        if (availability.Grade is CoverageGrade.Slight or CoverageGrade.None || availability.Plays < ConfidenceRule.MinimumPlays)
        {
            return null;
        }

        var ranked = contexts.Where(share => share.Context < ListeningContext.Mixed).OrderByDescending(share => share.Plays).ToArray();
        var (first, second) = (ranked[0], ranked[1]);
        var chance = NormalChance.OfDifference(ContextShares.StandardError(window, first.Context, second.Context));
        return first.KnownShare is not >= LeastShare || chance is null || first.KnownShare - second.KnownShare <= chance.Upper
            ? null
            : new(Name(first.Context), first.Context, first.KnownShare.Value, second.Context, second.KnownShare!.Value, chance);
    }

    private static string Name(ListeningContext context) => context switch
    {
        ListeningContext.Workout => "Workout Listener",
        ListeningContext.Focus => "Focus Listener",
        ListeningContext.Party => "Party Listener",
        _ => "Relaxed Listener",
    };
}
