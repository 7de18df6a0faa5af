using SpotifyInsights.Api.Jobs.Nodes;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Consents that were ended on another node.</summary>
internal sealed class GrantNews(Grants grants) : INodeNews
{
    public Task ReadAsync(CancellationToken cancellationToken) => grants.LoadAsync(cancellationToken);
}
