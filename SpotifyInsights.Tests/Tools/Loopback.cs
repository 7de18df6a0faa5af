using System.Net;
using System.Net.Sockets;

namespace SpotifyInsights.Tests.Tools;

/// <summary>This machine's own network.</summary>
internal static class Loopback
{
    /// <summary>A port of 127.0.0.1 that nobody listens on at present.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
