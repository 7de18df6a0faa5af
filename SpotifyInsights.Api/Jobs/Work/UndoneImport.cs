namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What came of an undo job.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Existed">False when it was gone already.</param>
/// <param name="DataVersion">The state of the history without it; null where nothing is left.</param>
public sealed record UndoneImport(string ImportId, bool Existed, string? DataVersion);
