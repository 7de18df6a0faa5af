using Microsoft.AspNetCore.Http.Features;

namespace SpotifyInsights.Simulator;

/// <summary>Ends with the caller's patience or with the server's: what a connection does for a call over a socket.</summary>
internal sealed class CallLifetime(CancellationToken caller) : IHttpRequestLifetimeFeature, IDisposable
{
    private readonly CancellationTokenSource _abort = CancellationTokenSource.CreateLinkedTokenSource(caller);

    public bool IsAborted { get; private set; }

    public CancellationToken RequestAborted
    {
        get => _abort.Token;
        set => throw new NotSupportedException("The lifetime of a call is fixed.");
    }

    public void Abort()
    {
        IsAborted = true;
        _abort.Cancel();
    }

    public void Dispose() => _abort.Dispose();
}
