namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Instrumental against vocal music.</summary>
/// <param name="InstrumentalShare">Share of the covered plays with an instrumentalness of 0.5 or more, 0 to 1; null where no play is covered.</param>
/// <param name="VocalShare">The rest of them.</param>
/// <param name="Ratio">Instrumental to vocal; null without any vocal.</param>
/// <param name="StandardError">Of both shares, clustered by track; null under two tracks.</param>
/// <param name="Preference">`balanced` while the shares are within 1.96 standard errors of a half; null where no play is covered.</param>
public sealed record InstrumentalPreference(double? InstrumentalShare, double? VocalShare, double? Ratio, double? StandardError, SoundSide? Preference);
