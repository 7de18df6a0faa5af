namespace SpotifyInsights.Storage.Accounts;

/// <summary>A picture of the listener.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Height">Pixels; null when not given.</param>
/// <param name="Width">Pixels; null when not given.</param>
public sealed record ProfileImage(string Url, int? Height, int? Width);
