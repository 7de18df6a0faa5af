namespace SpotifyInsights.Api.OpenApi;

/// <summary>Metadata of a route whose body is a form of OAuth, read field by field. The framework's own metadata would refuse other media types before OAuth's error can.</summary>
/// <param name="Type">A record with the fields.</param>
public sealed record OAuthFormBody(Type Type);
