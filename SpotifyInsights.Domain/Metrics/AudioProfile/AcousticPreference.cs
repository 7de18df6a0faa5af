namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Acoustic against electronic music.</summary>
/// <param name="AcousticShare">Share of the covered plays with an acousticness of 0.5 or more, 0 to 1; null where no play is covered.</param>
/// <param name="ElectronicShare">The rest of them.</param>
/// <param name="Ratio">Acoustic to electronic; null without any electronic.</param>
/// <param name="StandardError">Of both shares, clustered by track; null under two tracks.</param>
/// <param name="Preference">`balanced` while the shares are within 1.96 standard errors of a half; null where no play is covered.</param>
public sealed record AcousticPreference(double? AcousticShare, double? ElectronicShare, double? Ratio, double? StandardError, SoundSide? Preference);
