using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>An upload is not taken.</summary>
/// <param name="type">Why.</param>
/// <param name="detail">What is wrong with it.</param>
public sealed class UploadRefusedException(ProblemType type, string detail) : Exception(detail)
{
    /// <summary>Why.</summary>
    public ProblemType Type { get; } = type;
}
