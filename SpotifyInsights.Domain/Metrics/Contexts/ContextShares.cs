using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>How the plays of a window spread over the contexts.</summary>
internal static class ContextShares
{
    public static ContextShare[] Calculate(AudioWindow window)
    {
        var (plays, ms) = (new int[ContextPlays.Count], new long[ContextPlays.Count]);
        var contexts = window.Sounds.Contexts.ByTrack;
        foreach (var track in window.Tracks.Touched)
        {
            plays[(int)contexts[track]] += window.Tracks.Plays[track];
            ms[(int)contexts[track]] += window.Tracks.Ms[track];
        }

        return [.. Enum.GetValues<ListeningContext>().Select(context => Share(window, context, plays, ms[(int)context]))];
    }

    /// <summary>The standard error of a difference of two contexts' shares of the known plays, clustered by track; of one share where there is no second.</summary>
    public static double? StandardError(AudioWindow window, ListeningContext context, ListeningContext? other)
    {
        var contexts = window.Sounds.Contexts.ByTrack;
        var (values, plays) = (new List<double>(), new List<int>());
        foreach (var track in window.Tracks.Touched)
        {
            if (contexts[track] != ListeningContext.Unknown)
            {
                values.Add(contexts[track] == context ? 1 : contexts[track] == other ? -1 : 0);
                plays.Add(window.Tracks.Plays[track]);
            }
        }

        return new WeightedSample(values.ToArray(), plays.ToArray()).StandardError;
    }

    private static ContextShare Share(AudioWindow window, ListeningContext context, int[] plays, long ms)
    {
        var (own, unknown, all) = (plays[(int)context], plays[(int)ListeningContext.Unknown], window.Plays);
        var isKnown = context != ListeningContext.Unknown;
        var hasKnown = isKnown && all > unknown;
        double? share = all == 0 ? null : (double)own / all;
        return new(
            context,
            own,
            PlayTotals.MinutesOf(ms),
            share,
            hasKnown ? (double)own / (all - unknown) : null,
            hasKnown ? StandardError(window, context, other: null) : null,
            share,
            isKnown && all > 0 ? (double)(own + unknown) / all : null);
    }
}
