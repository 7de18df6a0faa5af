namespace SpotifyInsights.Api.Collection;

/// <summary>What collection needs of the aggregates: to know what they hold already, and to have a new input applied.</summary>
public interface ICollectedInputs
{
    /// <summary>What has been applied; null when nothing ever was. An aggregate that cannot be read is an exception, never null.</summary>
    Task<AppliedState?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Applies every input that is stored and not yet applied. Returns the data version that holds them.</summary>
    Task<string> ApplySnapshotAsync(string userId, CancellationToken cancellationToken);

    /// <inheritdoc cref="ApplySnapshotAsync"/>
    Task<string> ApplyPollAsync(string userId, CancellationToken cancellationToken);
}
