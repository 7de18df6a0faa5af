namespace SpotifyInsights.Api.Jobs.Nodes;

/// <summary>Something that this process holds in memory and another node may change. Register any number.</summary>
public interface INodeNews
{
    /// <summary>Looks what the others have changed. Called every <see cref="JobsOptions.NewsEvery"/> where the job database is shared, so it must cost next to nothing.</summary>
    Task ReadAsync(CancellationToken cancellationToken);
}
