using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace SpotifyInsights.Api.Spotify;

/// <summary>
/// Repeats a request while it fails for a passing reason, a bounded number of times. It goes around the whole attempt, body included:
/// a delegating handler would not see a body that ends early.
/// </summary>
public sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<CallLedger> LedgerKey = new("ledger");
    private static readonly ResiliencePropertyKey<SpotifyEndpoint> EndpointKey = new("endpoint");

    private readonly SpotifyOptions _options;
    private readonly RetryJitter _jitter;
    private readonly OutageGuard _guard;
    private readonly UnsaidLimits _unsaid;
    private readonly ILogger<RetryPipeline> _logger;
    private readonly ResiliencePipeline<SpotifyReply> _pipeline;

    public RetryPipeline(
        IOptions<SpotifyOptions> options, RetryJitter jitter, OutageGuard guard, UnsaidLimits unsaid, TimeProvider time, ILogger<RetryPipeline> logger)
    {
        _options = options.Value;
        _jitter = jitter;
        _guard = guard;
        _unsaid = unsaid;
        _logger = logger;
        _pipeline = Build(time);
    }

    /// <summary>
    /// The first usable answer, or the last one of any kind; the exception of the last attempt where there was no answer.
    /// </summary>
    public async Task<SpotifyReply> ExecuteAsync(
        SpotifyEndpoint endpoint, CallLedger ledger, Func<CancellationToken, Task<SpotifyReply>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(EndpointKey, endpoint);
        context.Properties.Set(LedgerKey, ledger);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, attempt) => await attempt(context.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<SpotifyReply> Build(TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<SpotifyReply> { TimeProvider = time };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<SpotifyReply>
            {
                MaxRetryAttempts = _options.MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(DelayOf(arguments)),
                OnRetry = arguments =>
                {
                    Report(arguments);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder.AddTimeout(_options.RequestTimeout).Build();
    }

    private bool IsWorthRepeating(RetryPredicateArguments<SpotifyReply> arguments)
    {
        var ledger = LedgerOf(arguments.Context);
        if (arguments.Outcome.Result is { IsRateLimited: true } limited)
        {
            return MayWait(limited, arguments, ledger);
        }

        var isPassing = arguments.Outcome.Result is { } reply ? reply.IsServerFault || reply.IsCutOff : IsPassing(arguments.Outcome.Exception);
        return isPassing && !_guard.IsSuspected(ledger.UserId);
    }

    public static bool IsPassing(Exception? exception) =>
        exception is HttpRequestException or IOException or TimeoutRejectedException;

    private bool MayWait(SpotifyReply reply, RetryPredicateArguments<SpotifyReply> arguments, CallLedger ledger)
    {
        if (reply.RetryAfter is null && _unsaid.IsLimited(EndpointOf(arguments.Context).Group))
        {
            return false;
        }

        var wait = reply.RetryAfter ?? Backoff(arguments.AttemptNumber);
        return !reply.IsQuotaExceeded && wait <= _options.LongestWait && ledger.Waited + wait <= _options.LongestWaitPerJob;
    }

    private TimeSpan DelayOf(RetryDelayGeneratorArguments<SpotifyReply> arguments)
    {
        if (arguments.Outcome.Result is not { IsRateLimited: true } reply)
        {
            return _jitter.Apply(Backoff(arguments.AttemptNumber));
        }

        // Never less than what Spotify asked for, so no jitter here.
        var wait = reply.RetryAfter ?? Backoff(arguments.AttemptNumber);
        LedgerOf(arguments.Context).AddWait(wait);
        return wait;
    }

    private TimeSpan Backoff(int attempt) => _options.RetryDelay * Math.Pow(2, attempt);

    private void Report(OnRetryArguments<SpotifyReply> arguments)
    {
        var endpoint = EndpointOf(arguments.Context);
        _logger.LogWarning(
            "{Endpoint}: {Fault}; attempt {Attempt} of {Attempts}, the next one in {Delay}",
            endpoint.Name,
            FaultOf(arguments.Outcome.Result, arguments.Outcome.Exception),
            arguments.AttemptNumber + 1,
            _options.MaxRetries + 1,
            arguments.RetryDelay);
    }

    /// <summary>The fault in words that hold nothing of the request or the body.</summary>
    public static string FaultOf(SpotifyReply? reply, Exception? exception) => (reply, exception) switch
    {
        ({ IsCutOff: true }, _) => "the body ended early",
        ({ } answered, _) => $"status {(int)answered.Status}",
        (_, TimeoutRejectedException) => "no answer in time",
        _ => "the connection failed",
    };

    private static SpotifyEndpoint EndpointOf(ResilienceContext context) => context.Properties.GetValue(EndpointKey, SpotifyEndpoint.CurrentUser);

    private static CallLedger LedgerOf(ResilienceContext context) =>
        context.Properties.GetValue(LedgerKey, null!) ?? throw new InvalidOperationException("A request without a ledger.");
}
