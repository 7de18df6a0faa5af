using System.Net;
using System.Net.Sockets;

namespace SpotifyInsights.Tests.Tools;

/// <summary>Passes connections on to a port of this machine, until it is cut: then connections end and none is taken, as if the server were away.</summary>
public sealed class Relay(int target) : IAsyncDisposable
{
    private TcpListener? _listener;
    private CancellationTokenSource? _cut;
    private Task _taking = Task.CompletedTask;

    /// <summary>Where it listens; the same after each <see cref="Open"/>.</summary>
    public int Port { get; private set; }

    /// <summary>Takes connections.</summary>
    public void Open()
    {
        _cut = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _taking = TakeAsync(_listener, _cut.Token);
    }

    /// <summary>Ends all connections and takes no more.</summary>
    public async Task CutAsync()
    {
        _listener?.Dispose();
        await (_cut?.CancelAsync() ?? Task.CompletedTask);
        await _taking;
        _cut?.Dispose();
        (_listener, _cut) = (null, null);
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task TakeAsync(TcpListener listener, CancellationToken cut)
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await listener.AcceptTcpClientAsync(cut), cut));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client, CancellationToken cut)
    {
        using var here = client;
        using var there = new TcpClient();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cut);
        try
        {
            await there.ConnectAsync(IPAddress.Loopback, target, cut);
            var (up, down) = (here.GetStream().CopyToAsync(there.GetStream(), either.Token), there.GetStream().CopyToAsync(here.GetStream(), either.Token));
            await Task.WhenAny(up, down);
            await either.CancelAsync();
            await Task.WhenAll(up, down);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One side is gone: so is the other.
        }
    }
}
