using NodaTime;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>How much was heard in a period.</summary>
/// <param name="Period">Its name, as recaps are asked for.</param>
/// <param name="From">Its first local day.</param>
/// <param name="To">The first local day after it.</param>
/// <param name="Plays">Counted plays.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Artists">Artists with a counted play.</param>
/// <param name="Tracks">Tracks with a counted play, those of one recording once.</param>
/// <param name="Days">Days with a counted play.</param>
/// <param name="ObservedShare">Share of its time up to now that was observed, 0 to 1; null when none of it has passed yet.</param>
public sealed record RecapTotals(string Period, LocalDate From, LocalDate To, int Plays, double Minutes, int Artists, int Tracks, int Days, double? ObservedShare);
