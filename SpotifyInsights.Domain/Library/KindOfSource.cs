using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>A kind of source with its plays.</summary>
/// <param name="Kind">What plays were started from.</param>
/// <param name="Plays">Counted plays.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Share of the plays whose source is known, 0 to 1; null where none is.</param>
/// <param name="MinutesShare">Share of the minutes of those plays, 0 to 1; null where there are none.</param>
public sealed record KindOfSource(OriginKind Kind, int Plays, double Minutes, double? Share, double? MinutesShare);
