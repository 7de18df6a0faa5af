namespace SpotifyInsights.Domain.Metrics;

/// <summary>How the numbers of a response are to be read.</summary>
/// <param name="Plays">`exact`, or `atLeast` when part of the window was not observed.</param>
/// <param name="Minutes">`exact`, or `estimate` when part of the window was not observed or of the minutes not measured.</param>
/// <param name="Ratios">`exact`, or `biased` when part of the window was not observed.</param>
public sealed record Bounds(Bound Plays, Bound Minutes, Bound Ratios);
