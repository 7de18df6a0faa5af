namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of a route that its answer may be a file of another form, where a parameter asks for that.</summary>
/// <param name="What">What the answer is.</param>
/// <param name="MediaTypes">What forms, beside JSON.</param>
public sealed record OffersFiles(string What, IReadOnlyList<string> MediaTypes);
