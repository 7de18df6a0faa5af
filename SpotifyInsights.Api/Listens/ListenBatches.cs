namespace SpotifyInsights.Api.Listens;

/// <summary>What came of a job that made listens part of the history.</summary>
/// <param name="Listens">How many.</param>
/// <param name="ImportIds">The imports that they are: each can be looked at and taken back.</param>
/// <param name="DataVersion">The state of the history that holds them; null where there were none.</param>
public sealed record ListenBatches(int Listens, IReadOnlyList<string> ImportIds, string? DataVersion);
