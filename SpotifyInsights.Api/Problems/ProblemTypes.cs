namespace SpotifyInsights.Api.Problems;

/// <summary>Every problem this API answers with. URNs, because a client compares them and nobody has to serve them.</summary>
public static class ProblemTypes
{
    private const string Prefix = "urn:spotifyinsights:problem:";

    public static ProblemType InvalidRequest { get; } =
        new(Prefix + "invalid-request", "The request is not valid.", StatusCodes.Status400BadRequest);

    public static ProblemType JobNotFound { get; } =
        new(Prefix + "job-not-found", "There is no such job.", StatusCodes.Status404NotFound);

    public static ProblemType JobHasEnded { get; } =
        new(Prefix + "job-has-ended", "The job has already ended.", StatusCodes.Status409Conflict);

    public static ProblemType JobInterrupted { get; } =
        new(Prefix + "job-interrupted", "The job was interrupted too often.", StatusCodes.Status500InternalServerError);

    public static ProblemType TemporarilyUnavailable { get; } =
        new(Prefix + "temporarily-unavailable", "A service this job needs did not answer as it should.", StatusCodes.Status503ServiceUnavailable);

    public static ProblemType Unexpected { get; } =
        new(Prefix + "unexpected", "Something went wrong that should not have.", StatusCodes.Status500InternalServerError);
}
