using System.Diagnostics;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Telemetry;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Sends requests to Spotify, repeats what failed for a passing reason, and remembers for everybody when Spotify wants no more.</summary>
public sealed class SpotifyTransport(
    IHttpClientFactory clients,
    RetryPipeline pipeline,
    OutageGuard guard,
    UnsaidLimits unsaid,
    QuotaStore quota,
    AppMeter meter,
    IOptions<SpotifyOptions> options,
    TimeProvider time)
{
    /// <summary><see cref="QuotaBlockedException"/> while the endpoint's group is blocked, also from before a restart. To be asked before every call.</summary>
    public async Task ThrowIfBlockedAsync(SpotifyEndpoint endpoint, CancellationToken cancellationToken)
    {
        var blockedUntil = await quota.FindAsync(endpoint.Group, cancellationToken);
        if (blockedUntil is { } until && until > Now)
        {
            throw new QuotaBlockedException(endpoint, until);
        }
    }

    /// <summary>
    /// An answer that is no rate limit, no server fault and not cut off; its status can still be any other.
    /// <paramref name="createRequest"/> is called once per attempt.
    /// </summary>
    public async Task<SpotifyReply> SendAsync(
        SpotifyEndpoint endpoint, CallLedger ledger, Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken)
    {
        if (ledger.UserId.Length > 0)
        {
            guard.ThrowIfOut(endpoint, ledger.UserId);
        }

        var attempts = 0;
        SpotifyReply reply;
        try
        {
            reply = await pipeline.ExecuteAsync(endpoint, ledger, AttemptAsync, cancellationToken);
        }
        catch (Exception exception) when (RetryPipeline.IsPassing(exception))
        {
            throw Unavailable(endpoint, ledger, RetryPipeline.FaultOf(null, exception), attempts, exception);
        }

        if (reply.IsServerFault || reply.IsCutOff)
        {
            throw Unavailable(endpoint, ledger, RetryPipeline.FaultOf(reply, null), attempts, null);
        }

        // That tokens are issued says nothing of what they are for.
        if (endpoint != SpotifyEndpoint.Token)
        {
            guard.Succeeded(ledger.UserId);
        }

        if (reply.IsRateLimited)
        {
            throw await BlockAsync(endpoint, reply, cancellationToken);
        }

        unsaid.Answered(endpoint.Group);
        return reply;

        Task<SpotifyReply> AttemptAsync(CancellationToken attemptCancelled)
        {
            attempts++;
            return MeasuredAsync(endpoint, () => SendOnceAsync(createRequest, attemptCancelled));
        }
    }

    // Of a sign-in that fails the listener is told at once; it says nothing of others.
    private SpotifyException Unavailable(SpotifyEndpoint endpoint, CallLedger ledger, string fault, int attempts, Exception? cause)
    {
        var (inARow, until) = ledger.UserId.Length == 0 ? (0, null) : guard.Failed(ledger.UserId);
        return until is { } next
            ? new SpotifyOutageException(endpoint, next, cause)
            : new SpotifyUnavailableException(endpoint, fault, attempts, cause) { InARow = inARow };
    }

    private async Task<SpotifyReply> MeasuredAsync(SpotifyEndpoint endpoint, Func<Task<SpotifyReply>> attempt)
    {
        using var activity = TelemetryNames.Activities.StartActivity($"spotify {endpoint.Group}", ActivityKind.Client);
        var outcome = "failed";
        try
        {
            var reply = await attempt();
            outcome = reply.Outcome;
            activity?.SetTag("http.response.status_code", (int)reply.Status);
            return reply;
        }
        finally
        {
            meter.CountCall(endpoint.Group, outcome);
            activity?.SetTag("outcome", outcome).SetStatus(outcome == SpotifyReply.Good ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }
    }

    private async Task<SpotifyReply> SendOnceAsync(Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(SpotifyRegistration.HttpClientName);
        using var request = createRequest();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new SpotifyReply(response.StatusCode, body, WaitAskedBy(response.Headers.RetryAfter));
    }

    private TimeSpan? WaitAskedBy(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());

        // "0" and dates that are past say nothing that could be waited for.
        return wait > TimeSpan.Zero ? wait : null;
    }

    private async Task<QuotaBlockedException> BlockAsync(SpotifyEndpoint endpoint, SpotifyReply reply, CancellationToken cancellationToken)
    {
        var pause = reply.RetryAfter ?? (reply.IsQuotaExceeded ? options.Value.QuotaPause : unsaid.Pause(endpoint.Group));
        var until = Now + Duration.FromTimeSpan(pause);
        await quota.BlockAsync(endpoint.Group, until, cancellationToken);
        return new QuotaBlockedException(endpoint, until);
    }

    private Instant Now => time.GetUtcNow().ToInstant();
}
