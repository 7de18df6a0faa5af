namespace SpotifyInsights.Api.Problems;

/// <summary>A parameter that is well-formed, and wrong for the data it was asked of: a 400 that names it, as validators do.</summary>
public sealed class RefusedParameterException(string message, params string[] parameters) : Exception(message)
{
    /// <summary>The parameters, as the caller wrote them.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
