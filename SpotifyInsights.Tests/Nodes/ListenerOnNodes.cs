using System.Net;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>A listener's browser before a load balancer: it knows one host name, whichever node answers.</summary>
internal sealed class ListenerOnNodes : IDisposable
{
    // As the outside knows the instance.
    private const string PublicHost = "127.0.0.1:5080";

    private readonly CookieContainer cookies = new();
    private readonly Dictionary<Node, HttpClient> clients = [];

    public ListenerOnNodes(string id, params IEnumerable<Node> nodes)
    {
        Id = id;
        foreach (var node in nodes)
        {
            clients[node] = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = node.Program.Address };
            clients[node].DefaultRequestHeaders.Host = PublicHost;
        }
    }

    public string Id { get; }

    /// <summary>The browser, led to one node.</summary>
    public HttpClient At(Node node) => clients[node];

    /// <summary>Lets every request to any node carry the token that one of them gave out.</summary>
    public void UseTokenOf(Node node)
    {
        foreach (var client in clients.Values)
        {
            client.DefaultRequestHeaders.Authorization = At(node).DefaultRequestHeaders.Authorization;
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }
}
