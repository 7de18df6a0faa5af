namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>Something outside this process without which it cannot do its work.</summary>
public interface IDependency
{
    /// <summary>As it stands in the answer, such as `object-store`.</summary>
    string Name { get; }

    /// <summary>Uses it once; any exception means that it fails.</summary>
    Task UseAsync(CancellationToken cancellationToken);
}
