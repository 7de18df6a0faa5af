using System.Net.Sockets;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>
/// Connects to what a name stands for at this moment, and only to addresses that are allowed. The addresses that were checked are the ones that are connected to: a name
/// that changes its mind between the two gains nothing.
/// </summary>
public sealed class GuardedConnections(HostResolver resolve, WebhookAddresses addresses)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var allowed = (await resolve(host, cancellationToken)).Where(addresses.Allow).ToArray();
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
