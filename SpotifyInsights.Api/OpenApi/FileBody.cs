namespace SpotifyInsights.Api.OpenApi;

/// <summary>Metadata of a route whose body is files: as a form with any number of them.</summary>
/// <remarks>Other media types are told in words: given a choice, generators of clients make something of the body that is no form, or does not compile.</remarks>
/// <param name="Field">The name of the form's field.</param>
/// <param name="Description">What the files are.</param>
public sealed record FileBody(string Field, string Description);
