using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>The folder or bucket.</summary>
public sealed class ObjectStoreDependency(IObjectStore objects) : IDependency
{
    public string Name => "object-store";

    public Task UseAsync(CancellationToken cancellationToken) => objects.FindAsync(Keys.Owner, cancellationToken);
}
