namespace SpotifyInsights.Domain.Metrics;

/// <summary>A kind of listener.</summary>
/// <param name="Id">Stable id, such as `genre-explorer`.</param>
/// <param name="Name">Its name, such as `Genre Explorer`.</param>
/// <param name="Text">One finished English sentence that says why.</param>
/// <param name="Values">The numbers that decided, by name; shares are 0 to 1.</param>
public sealed record Persona(string Id, string Name, string Text, IReadOnlyDictionary<string, double> Values);
