using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>What listeners leave out: an object of its own beside the data, which never change with it.</summary>
public sealed class ExclusionStore(IObjectStore objects)
{
    /// <summary>The listener's exclusions.</summary>
    public async Task<ExclusionFile> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.Exclusions(userId), cancellationToken);
        return stored is null ? ExclusionFile.None : JsonObjectExtensions.Parse(stored, StorageJson.Default.ExclusionFile) with { Version = stored.Info.ETag };
    }

    /// <summary>Changes the exclusions; begins anew as long as others change them meanwhile.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="change">Makes the next list of the present one; null: it stays as it is.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <returns>Whether they changed.</returns>
    public async Task<bool> ChangeAsync(string userId, Func<IReadOnlyList<Exclusion>, IReadOnlyList<Exclusion>?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            var current = await GetAsync(userId, cancellationToken);
            if (change(current.Exclusions) is not { } next)
            {
                return false;
            }

            var condition = current.Version is null ? PutCondition.Absent : PutCondition.Matches(current.Version);
            if ((await objects.PutJsonAsync(Keys.Exclusions(userId), new ExclusionFile(next), StorageJson.Default.ExclusionFile, condition, cancellationToken)).IsWritten)
            {
                return true;
            }
        }
    }
}
