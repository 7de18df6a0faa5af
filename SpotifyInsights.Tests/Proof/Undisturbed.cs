using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Proof;

/// <summary>A job that nothing happens to: what it asks of the store, and what is there before and after it.</summary>
/// <param name="Requests">In their order.</param>
/// <param name="HistoryBefore">What readers see before.</param>
/// <param name="HistoryAfter">What readers see after.</param>
/// <param name="State">Every object after.</param>
public sealed record Undisturbed(
    IReadOnlyList<StoreOperation> Requests, string HistoryBefore, string HistoryAfter, SortedDictionary<string, string> State)
{
    private static readonly Disaster[] OfReads = [Disaster.DeathBefore, Disaster.FailureBefore];
    private static readonly Disaster[] OfDeletes = [Disaster.DeathBefore, Disaster.DeathAfter, Disaster.FailureBefore, Disaster.FailureAfter];

    /// <summary>Every way to stop the job at every request.</summary>
    public IReadOnlyList<Stop> Stops =>
        [.. Requests.SelectMany((request, i) => DisastersOf(request.Verb).Select(disaster => new Stop(i + 1, disaster)))];

    /// <summary>Runs the job in a home that holds what lies there before it.</summary>
    public static async Task<Undisturbed> RunAsync(ProofJob job, StoreHome home)
    {
        var before = await SeenAsync(home);
        var counting = new StoppingStore(home, stop: null);
        using (var process = job.Process(counting.Store))
        {
            await job.RunAsync(process);
        }

        return new Undisturbed(counting.Requests, before, await SeenAsync(home), await StoredState.OfAsync(home));
    }

    private static async Task<string> SeenAsync(StoreHome home) =>
        SeenHistory.Of(await new HistoryStore(home.Store).LoadAsync(SpotifyHost.UserId, TestContext.Current.CancellationToken));

    private static Disaster[] DisastersOf(StoreVerb verb) => verb switch
    {
        StoreVerb.Put => Enum.GetValues<Disaster>(),
        StoreVerb.Delete => OfDeletes,
        _ => OfReads,
    };
}
