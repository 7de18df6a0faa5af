using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>A calendar period as far as it lies in the window.</summary>
/// <param name="From">The first local date inside the window.</param>
/// <param name="To">The first local date after it.</param>
/// <param name="Label">`2026-03-14`, `2026-W09` (ISO week), `2026-03`, `2026-Q1` or `2026`.</param>
/// <param name="IsPartial">Whether the window cuts the calendar period, or the period is not over yet.</param>
/// <param name="Observed">Observed share of the time from <paramref name="From"/> to <paramref name="To"/>, 0 to 1.</param>
public sealed record Period(LocalDate From, LocalDate To, string Label, bool IsPartial, double Observed)
{
    /// <summary>
    /// What is known of its plays: null when it was not observed at all and no play is known. A play in unobserved time is known all the same: of an export
    /// without coverage, or of a page that reached further back.
    /// </summary>
    /// <param name="plays">Plays counted.</param>
    internal int? Known(int plays) => Observed > 0 || plays > 0 ? plays : null;
}
