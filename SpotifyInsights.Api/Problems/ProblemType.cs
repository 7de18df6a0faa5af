using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Problems;

/// <summary>One kind of problem: what its callers see is the same wherever it happens.</summary>
/// <param name="Uri">The stable <c>type</c> of the problem details.</param>
/// <param name="Title">One sentence for this kind, never for the occurrence.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record ProblemType(string Uri, string Title, int Status)
{
    public ProblemHttpResult ToResult(string detail) =>
        TypedResults.Problem(detail, statusCode: Status, title: Title, type: Uri);

    public JobProblem ToJobProblem(string? detail) => new(Uri, Title, detail, Status);
}
