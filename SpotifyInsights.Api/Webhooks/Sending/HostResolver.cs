using System.Net;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>The addresses that a name stands for now; an address stands for itself.</summary>
public delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
