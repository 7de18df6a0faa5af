using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Everything that is known of one UTC month: enough to work its plays out again without any input.</summary>
/// <param name="Month">The month of the plays' ends.</param>
/// <param name="Witnesses">All witnesses, sorted.</param>
/// <param name="Plays">What follows from them, by end.</param>
/// <param name="Observed">The part of the month in which a play would have been seen: sorted, disjoint.</param>
public sealed record MonthVersion(
    YearMonth Month, IReadOnlyList<Witness> Witnesses, IReadOnlyList<MergedPlay> Plays, IReadOnlyList<InstantRange> Observed);
