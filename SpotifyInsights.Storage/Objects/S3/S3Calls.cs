using Polly;
using Polly.Retry;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Sends requests again after passing faults, limits what each attempt may take, and turns what is left into the errors of a store.</summary>
internal sealed class S3Calls
{
    private readonly S3Bucket bucket;
    private readonly Func<double> random;
    private readonly ResiliencePipeline pipeline;

    public S3Calls(S3ObjectStoreOptions options, S3Bucket bucket, TimeProvider time, Func<double> random)
    {
        this.bucket = bucket;
        this.random = random;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } fault && S3Faults.IsPassing(fault)),
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstRetryDelay,
                MaxDelay = options.LongestRetryDelay,
                UseJitter = true,
                Randomizer = random,
                DelayGenerator = arguments => ValueTask.FromResult(LeastWait(arguments.Outcome.Exception!)),
            });
        }

        pipeline = builder.AddTimeout(options.RequestTimeout).Build();
    }

    /// <summary>
    /// The outcome of the first attempt that ends well. What the store or the way to it is to blame for becomes an
    /// <see cref="ObjectStoreException"/> that begins with <paramref name="failure"/>.
    /// </summary>
    public async Task<T> RunAsync<T>(string key, string failure, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await attempt(token), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (S3Faults.IsOfStore(exception))
        {
            throw new ObjectStoreException(key, $"{failure}: {S3Faults.Sentence(exception, bucket)}", exception);
        }
    }

    // Spread upwards: nobody may come back before the limit has passed.
    private TimeSpan? LeastWait(Exception exception) =>
        S3Faults.IsThrottled(exception) && bucket.Provider.LeastWaitWhenThrottled.Value is var least && least > TimeSpan.Zero
            ? least * (1 + random())
            : null;
}
