using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>The largest of a period; each null without plays.</summary>
/// <param name="LongestSession">The longest stretch of listening with pauses under 20 minutes that began in it.</param>
/// <param name="BiggestDay">The day with most minutes, the earliest of equals.</param>
/// <param name="LongestRun">Most plays of one track with no other between: five or more, else null.</param>
/// <param name="LongestStreak">Most days in a row with a counted play, within the period.</param>
public sealed record RecapRecords(Session? LongestSession, DayListening? BiggestDay, Obsession? LongestRun, Streak? LongestStreak);
