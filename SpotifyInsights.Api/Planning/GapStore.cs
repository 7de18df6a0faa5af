using System.Data.Common;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Planning;

/// <summary>The table of gaps in the collection.</summary>
public sealed class GapStore(JobDatabase database)
{
    private const string Columns = "from_at, to_at, found_at, closed_at";

    /// <summary>A listener's gaps, newest first.</summary>
    public async Task<IReadOnlyList<RecordedGap>> ListAsync(string userId, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {Columns} FROM collection_gaps WHERE user_id = @user ORDER BY from_at DESC, to_at DESC LIMIT @limit",
            Read,
            cancellationToken,
            ("user", userId),
            ("limit", limit));

    /// <summary>Closes those of a listener's gaps that lie within what was observed, and opens those again that do not any more.</summary>
    /// <returns>How many are different now.</returns>
    public async Task<int> CompareAsync(string userId, ObservedTime observed, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var changed = 0;
        foreach (var gap in await ListAsync(userId, int.MaxValue, cancellationToken))
        {
            var isCovered = observed.Ranges.Any(range => range.From <= gap.From && gap.To <= range.To);
            if (isCovered != gap.ClosedAt is not null)
            {
                await database.ExecuteAsync(
                    "UPDATE collection_gaps SET closed_at = @closed WHERE user_id = @user AND from_at = @from AND to_at = @to",
                    cancellationToken,
                    ("user", userId),
                    ("from", gap.From.ToUnixTimeMilliseconds()),
                    ("to", gap.To.ToUnixTimeMilliseconds()),
                    ("closed", isCovered ? now.ToUnixTimeMilliseconds() : null));
                changed++;
            }
        }

        return changed;
    }

    /// <summary>Forgets a listener's gaps.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM collection_gaps WHERE user_id = @user", cancellationToken, ("user", userId));

    /// <summary>Adds a gap to what a transaction writes; one that is known stays as it is.</summary>
    internal static Task AddAsync(DbTransaction transaction, string userId, InstantRange gap, Instant foundAt, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "INSERT INTO collection_gaps (user_id, from_at, to_at, found_at) VALUES (@user, @from, @to, @found) ON CONFLICT (user_id, from_at, to_at) DO NOTHING",
            cancellationToken,
            ("user", userId),
            ("from", gap.From.ToUnixTimeMilliseconds()),
            ("to", gap.To.ToUnixTimeMilliseconds()),
            ("found", foundAt.ToUnixTimeMilliseconds()));

    private static RecordedGap Read(DbDataReader row) => new(
        Instant.FromUnixTimeMilliseconds(row.GetInt64(0)), Instant.FromUnixTimeMilliseconds(row.GetInt64(1)), Instant.FromUnixTimeMilliseconds(row.GetInt64(2)), row.InstantOrNull(3));
}
