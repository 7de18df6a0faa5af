using System.Data.Common;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Lookups;

/// <summary>Notes, with the end of an import, that there may be tracks of which nothing is known but their names.</summary>
public sealed class LookupOutbox : IJobOutbox
{
    public Task WriteAsync(Job ended, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return ended is not { State: JobState.Succeeded, Kind: JobKind.Import or JobKind.Listens }
            ? Task.CompletedTask
            : transaction.ExecuteAsync(
                "UPDATE collection_plans SET next_lookup_at = @now WHERE user_id = @user AND next_lookup_at IS NULL",
                cancellationToken,
                ("user", ended.UserId),
                ("now", ended.FinishedAt!.Value.ToUnixTimeMilliseconds()));
    }
}
