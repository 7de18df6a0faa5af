namespace SpotifyInsights.Api.Importing;

/// <summary>What came of taking an import back.</summary>
/// <param name="Existed">False when there was no import of that id; then nothing changed.</param>
/// <param name="DataVersion">The state of the history without it; null where there is no history.</param>
public sealed record ImportUndone(bool Existed, string? DataVersion);
