namespace SpotifyInsights.Api.OpenApi;

/// <summary>Metadata of a route whose body is files: as a form with any number of them, or one file alone.</summary>
/// <param name="Field">The name of the form's field.</param>
/// <param name="Description">What the files are.</param>
/// <param name="MediaTypes">Media types of a file that is the whole body.</param>
public sealed record FileBody(string Field, string Description, IReadOnlyList<string> MediaTypes);
