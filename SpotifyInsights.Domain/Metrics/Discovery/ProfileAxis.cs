namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>An axis of the spider chart.</summary>
/// <param name="Axis">Which one.</param>
/// <param name="Formula">How it is calculated.</param>
/// <param name="Window">Its value in the window, 0 to 1; null where it is not known.</param>
/// <param name="AllHistory">Its value over the whole history, 0 to 1; null where it is not known.</param>
public sealed record ProfileAxis(ProfileAxisName Axis, string Formula, double? Window, double? AllHistory);
