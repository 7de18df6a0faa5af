namespace SpotifyInsights.Api.Importing;

/// <summary>How far an import is.</summary>
/// <param name="BytesRead">Unpacked bytes read so far.</param>
/// <param name="BytesTotal">Unpacked bytes that there are, as the files declare it.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="File">The file that is read; null outside <see cref="ImportPhase.Reading"/>.</param>
/// <param name="Phase">What is being done.</param>
public sealed record ImportProgress(long BytesRead, long BytesTotal, long Rows, string? File, ImportPhase Phase);
