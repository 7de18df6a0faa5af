namespace SpotifyInsights.Api.OpenApi;

/// <summary>Says of a route whose answer is a file or a text what it is, and in which other forms it comes where a parameter asks for one.</summary>
/// <param name="What">What the answer is.</param>
/// <param name="MediaTypes">Forms beside the declared one; empty: none.</param>
public sealed record OffersFiles(string What, IReadOnlyList<string> MediaTypes);
