namespace SpotifyInsights.Api.Importing;

/// <summary>One uploaded file.</summary>
/// <param name="Name">As the user named it; shown in reports, and nothing is recognised by it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="OpenAsync">A seekable, readable stream over the whole file; may be called several times, also at once.</param>
public sealed record ImportSource(string Name, long Length, Func<CancellationToken, Task<Stream>> OpenAsync);
