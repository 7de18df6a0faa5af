using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>An import and what became of each of its rows.</summary>
/// <param name="ImportId">Its id: the same rows always have the same.</param>
/// <param name="Report">Every row accounted for, as it was when the import was handed in for the first time.</param>
public sealed record ImportDetails(string ImportId, ImportReport Report);
