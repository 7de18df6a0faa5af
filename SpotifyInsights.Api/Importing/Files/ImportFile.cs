namespace SpotifyInsights.Api.Importing.Files;

/// <summary>A file to be read: one that was uploaded, or an entry of a zip.</summary>
/// <param name="Name">Its name; of an entry the zip's name, a slash and the path in the zip.</param>
/// <param name="Bytes">Bytes, unpacked, as declared.</param>
/// <param name="Source">Which of the uploaded files it is or lies in.</param>
/// <param name="OpenAsync">Opens it; what is read is checked against what the zip declares of it.</param>
internal sealed record ImportFile(string Name, long Bytes, int Source, Func<CancellationToken, Task<Stream>> OpenAsync);
