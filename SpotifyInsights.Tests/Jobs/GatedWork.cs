using System.Text.Json;
using System.Threading.Channels;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>Work whose every run waits for the test to end it.</summary>
internal sealed class GatedWork(JobKind kind, bool obeysCancellation = true) : IJobWork
{
    private readonly Channel<GatedRun> runs = Channel.CreateUnbounded<GatedRun>();
    private int started;

    public JobKind Kind => kind;

    public int Started => started;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var run = new GatedRun(context, cancellationToken);
        Interlocked.Increment(ref started);
        runs.Writer.TryWrite(run);
        return await (obeysCancellation ? run.Ending.Task.WaitAsync(cancellationToken) : run.Ending.Task);
    }

    public async Task<GatedRun> NextRunAsync() => await runs.Reader.ReadAsync(Patience.Token());
}
