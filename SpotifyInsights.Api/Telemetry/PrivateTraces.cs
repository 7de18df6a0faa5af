using System.Diagnostics;
using OpenTelemetry;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Takes out of activities what names a caller or holds keys: addresses, paths, queries, user agents. The route stays.</summary>
internal sealed class PrivateTraces : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
        ["url.full", "url.path", "url.query", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "enduser.id", "http.url", "http.target"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Personal)
        {
            data.SetTag(name, null);
        }
    }
}
