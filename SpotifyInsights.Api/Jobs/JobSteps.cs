namespace SpotifyInsights.Api.Jobs;

/// <summary>The steps of each kind of job, in the order they run, as a listener reads them.</summary>
public static class JobSteps
{
    private static readonly string[] Snapshot =
    [
        "Fetching recently played tracks",
        "Fetching top tracks (short-term)",
        "Fetching top tracks (medium-term)",
        "Fetching top tracks (long-term)",
        "Fetching top artists (short-term)",
        "Fetching top artists (medium-term)",
        "Fetching top artists (long-term)",
        "Computing metrics",
        "Saving to storage",
    ];

    private static readonly string[] Poll = ["Fetching recently played tracks", "Saving to storage"];

    private static readonly string[] Rebuild = ["Reading all inputs", "Saving to storage"];

    private static readonly string[] Erase = ["Deleting everything that is stored", "Forgetting jobs and sign-ins"];

    public static IReadOnlyList<string> Of(JobKind kind) => kind switch
    {
        JobKind.Snapshot => Snapshot,
        JobKind.Poll => Poll,
        JobKind.Rebuild => Rebuild,
        JobKind.Erase => Erase,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of job without steps."),
    };
}
