using System.Runtime.CompilerServices;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>Listeners' accounts.</summary>
public sealed class AccountStore(IObjectStore objects)
{
    /// <summary>The account with its <see cref="Account.Version"/>, or null when the listener has none.</summary>
    public async Task<Account?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.Account(userId), cancellationToken);
        return stored is null
            ? null
            : JsonObjectExtensions.Parse(stored, StorageJson.Default.Account) with { Version = stored.Info.ETag };
    }

    /// <summary>
    /// Stores the account if nobody changed it since it was read (a new one: if there is none) and returns it with its new version;
    /// otherwise <see cref="ObjectChangedException"/>: read again and repeat.
    /// </summary>
    public async Task<Account> PutAsync(Account account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var key = Keys.Account(account.UserId);
        var condition = account.Version is null ? PutCondition.Absent : PutCondition.Matches(account.Version);
        var result = await objects.PutJsonAsync(key, account, StorageJson.Default.Account, condition, cancellationToken);
        return result.IsWritten ? account with { Version = result.ETag } : throw new ObjectChangedException(key);
    }

    /// <summary>All listeners with an account, in the order of their folders' names.</summary>
    public async IAsyncEnumerable<string> ListUserIdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var folder in objects.ListFoldersAsync(Keys.UsersFolder, startAfter: null, cancellationToken))
        {
            if (Keys.UserIdOf(folder) is { } userId && await objects.FindAsync(Keys.Account(userId), cancellationToken) is not null)
            {
                yield return userId;
            }
        }
    }
}
