using NodaTime;

namespace SpotifyInsights.Storage.Imports;

/// <summary>How much a history holds.</summary>
/// <param name="Plays">Plays, short ones included.</param>
/// <param name="MsPlayed">Milliseconds heard in them, measured or estimated.</param>
/// <param name="FirstAt">The end of the first play; null when there is none.</param>
/// <param name="LastAt">The end of the last play.</param>
public sealed record HistoryTotals(long Plays, long MsPlayed, Instant? FirstAt, Instant? LastAt);
