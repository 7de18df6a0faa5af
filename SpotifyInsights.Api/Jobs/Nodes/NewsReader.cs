using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.Jobs.Nodes;

/// <summary>Reads the news of other nodes again and again, where there can be others.</summary>
internal sealed class NewsReader(IEnumerable<INodeNews> news, IOptions<JobsOptions> options, TimeProvider time, ILogger<NewsReader> logger) : BackgroundService
{
    private readonly INodeNews[] news = [.. news];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsShared)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.NewsEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var one in news)
                {
                    await ReadAsync(one, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task ReadAsync(INodeNews one, CancellationToken cancellationToken)
    {
        try
        {
            await one.ReadAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The next look tells it, too.
            logger.LogWarning(exception, "What other nodes have changed could not be read ({News}); it is tried again", one.GetType().Name);
        }
    }
}
