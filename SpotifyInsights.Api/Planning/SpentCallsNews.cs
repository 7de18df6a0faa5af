using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Nodes;

namespace SpotifyInsights.Api.Planning;

/// <summary>Tells the others what this node has spent: the tick that shares the day's calls may be any node's.</summary>
internal sealed class SpentCallsNews(SpentCalls spent, TimeProvider time) : INodeNews
{
    public Task ReadAsync(CancellationToken cancellationToken) => spent.NoteAsync(time.GetCurrentInstant(), cancellationToken);
}
