using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Nobody was heard that is called so: a 404.</summary>
/// <param name="type">The kind of problem.</param>
/// <param name="message">What was asked.</param>
public sealed class UnknownItemException(ProblemType type, string message) : Exception(message)
{
    /// <summary>The kind of problem.</summary>
    public ProblemType Type { get; } = type;
}
