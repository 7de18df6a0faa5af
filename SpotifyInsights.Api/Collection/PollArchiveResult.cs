namespace SpotifyInsights.Api.Collection;

/// <summary>What a run of the archive did.</summary>
/// <param name="Months">Months that it touched.</param>
/// <param name="Polls">Polls that moved into the archive.</param>
public sealed record PollArchiveResult(int Months, int Polls);
