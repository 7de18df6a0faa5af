namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much the top of a period differs from earlier ones. Null where there is no such period or one of the two was not observed.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="One">Beside the period before.</param>
/// <param name="Three">Beside the third period before.</param>
/// <param name="Twelve">Beside the twelfth period before.</param>
public sealed record PeriodChange(string Label, TopChange? One, TopChange? Three, TopChange? Twelve);
