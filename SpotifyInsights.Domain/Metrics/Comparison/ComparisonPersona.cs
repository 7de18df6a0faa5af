using SpotifyInsights.Domain.Listening;
using Period = NodaTime.Period;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>
/// Consistent or exploring, by how many of the top tracks of a short time are also those of a long one: the recent window beside the whole history where both
/// hold enough, else Spotify's list of four weeks beside that of a year.
/// </summary>
public static class ComparisonPersona
{
    /// <summary>From this overlap on listening is consistent.</summary>
    public const double Consistent = 0.6;

    /// <summary>Up to this overlap it explores.</summary>
    public const double Exploring = 0.3;

    /// <summary>A longer window is not the short time that personas speak of.</summary>
    public const int ShortDays = 92;

    private const int MinimumPlaces = 5;
    private const int MinimumListed = 20;

    /// <summary>The persona; null where it is neither or where too little is known.</summary>
    /// <param name="metrics">The metrics; their own persona is not read.</param>
    public static Persona? Of(ComparisonMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return SpeaksOfAllTime(metrics) ? OfAllTime(metrics.AllTime.Tracks)
            : metrics.Ranges.FirstOrDefault(IsShortBesideLong) is { } lists ? OfLists(lists.Tracks)
            : null;
    }

    /// <summary>Whether the history decides, not Spotify's lists.</summary>
    internal static bool SpeaksOfAllTime(ComparisonMetrics metrics) =>
        metrics.Basis.Plays >= ConfidenceRule.MinimumPlays
        && metrics.Basis.Plays * (long)RotationCalculator.HistoryPerWindow <= metrics.AllTime.Plays
        && Period.DaysBetween(metrics.Windows.A.From, metrics.Windows.A.To) <= ShortDays
        && metrics.AllTime.Tracks.CountA >= MinimumPlaces;

    /// <summary>Whether lists are those of four weeks and a year.</summary>
    internal static bool IsShortBesideLong(ListComparison lists) => lists is { A.Range: TimeRange.Short, B.Range: TimeRange.Long };

    private static Persona? OfAllTime(ItemComparison tracks) => tracks.OverlapShare switch
    {
        >= Consistent and var share => Consistency(
            tracks, share, $"{Wording.Percent(share)} of your short-term top tracks are also in your all-time favorites."),
        <= Exploring and var share when tracks.ChangeRate > tracks.ChangeChance?.Upper => Explorer(
            tracks, share, $"{Wording.Capital(Wording.Only(share))} overlap between short-term and long-term."),
        _ => null,
    };

    private static Persona? OfLists(ItemComparison tracks) => (tracks.OverlapShare, Math.Min(tracks.CountA, tracks.CountB)) switch
    {
        ( >= Consistent and var share, >= MinimumListed) => Consistency(
            tracks, share, $"{Wording.Percent(share)} of Spotify's list of your top tracks of the last four weeks are also in its list of the past year."),
        ( <= Exploring and var share, >= MinimumListed) => Explorer(
            tracks, share, $"{Wording.Capital(Wording.Only(share))} overlap between Spotify's lists of your top tracks of the last four weeks and of the past year."),
        _ => null,
    };

    private static Persona Consistency(ItemComparison tracks, double share, string why) =>
        new("musical-consistency", "Musical Consistency", $"Musical Consistency: {why} You're loyal to your core taste.", Numbers(tracks, share));

    private static Persona Explorer(ItemComparison tracks, double share, string why) =>
        new("musical-explorer", "Musical Explorer", $"Musical Explorer: {why} You're constantly discovering new music.", Numbers(tracks, share));

    private static IReadOnlyDictionary<string, double> Numbers(ItemComparison tracks, double share) =>
        Insight.Numbers(("overlapShare", share), ("overlap", tracks.Overlap), ("tracks", tracks.CountA));
}
