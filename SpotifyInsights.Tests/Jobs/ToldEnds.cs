using System.Threading.Channels;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>Hears of jobs that ended.</summary>
internal sealed class ToldEnds : IJobEndWitness
{
    private readonly Channel<(string, JobState)> ends = Channel.CreateUnbounded<(string, JobState)>();

    public Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ends.Writer.TryWrite((job.Id, job.State));
        return Task.CompletedTask;
    }

    public async Task<(string JobId, JobState State)> NextAsync() => await ends.Reader.ReadAsync(Patience.Token());
}
