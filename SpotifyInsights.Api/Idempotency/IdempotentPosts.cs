using Microsoft.AspNetCore.DataProtection;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Idempotency;

/// <summary>
/// Answers a `POST` with an `Idempotency-Key` once and repeats that answer for the same request. Answers are encrypted at rest, for some show a secret that is shown once.
/// </summary>
public sealed class IdempotentPosts(RequestDelegate next, IdempotencyStore store, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Purpose = "SpotifyInsights.Idempotency.v1";

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isConcerned = HttpMethods.IsPost(context.Request.Method)
            && context.Request.Headers.ContainsKey(IdempotencyKey.Header)
            && context.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKeys>() is not null;
        if (!isConcerned)
        {
            await next(context);
            return;
        }

        var (request, cancellation) = (context.Request, context.RequestAborted);
        var (caller, key) = (IdempotentCaller.Of(context.User), IdempotencyKey.Read(request.Headers[IdempotencyKey.Header]));
        var target = $"{request.Method} {request.Path}{request.QueryString}";
        await using var body = new HashedBody(request.Body);
        if (await store.BeginAsync(caller, key, target, time.GetCurrentInstant(), cancellation) is { } known)
        {
            await RepeatAsync(context, caller, known, target, body);
            return;
        }

        request.Body = body;
        await AnswerAsync(context, caller, key, body);
    }

    private async Task RepeatAsync(HttpContext context, IdempotentCaller caller, KnownRequest known, string target, HashedBody body)
    {
        if (known.Answer is null)
        {
            await IdempotencyProblems.InUse.ToResult("Send it again in a moment.").ExecuteAsync(context);
        }
        else if (known.Target != target || known.BodyHash != await body.FinishAsync(context.RequestAborted))
        {
            await IdempotencyProblems.Reused.ToResult("It came with another address or another body before. Take a new key for a new request.").ExecuteAsync(context);
        }
        else
        {
            await KeptAnswer.Parse(Protector(caller).Unprotect(known.Answer)).WriteAsync(context.Response, context.RequestAborted);
        }
    }

    private async Task AnswerAsync(HttpContext context, IdempotentCaller caller, string key, HashedBody body)
    {
        var sent = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        var isKept = false;
        try
        {
            using var done = new CancellationTokenSource();
            var staying = StayAliveAsync(caller, key, done.Token);
            try
            {
                await next(context);
            }
            finally
            {
                await done.CancelAsync();
                await staying;
            }

            if (KeptAnswer.Of(context.Response, answer) is { } kept)
            {
                // Not to be cut off by a caller who goes: what was done is known, and the answer with it.
                var hash = await body.FinishAsync(CancellationToken.None);
                await store.AnswerAsync(caller, key, hash, Protector(caller).Protect(kept.ToString()), CancellationToken.None);
                isKept = true;
            }
        }
        finally
        {
            context.Response.Body = sent;
            if (!isKept)
            {
                await store.ForgetAsync(caller, key, CancellationToken.None);
            }
        }

        answer.Position = 0;
        await answer.CopyToAsync(sent, context.RequestAborted);
    }

    private async Task StayAliveAsync(IdempotentCaller caller, string key, CancellationToken done)
    {
        using var timer = new PeriodicTimer(IdempotencyStore.Lease.ToTimeSpan() / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                await store.StayAliveAsync(caller, key, time.GetCurrentInstant(), done);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private IDataProtector Protector(IdempotentCaller caller) => protection.CreateProtector(Purpose, caller.UserId, caller.Program);
}
