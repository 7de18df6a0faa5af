using NodaTime;

namespace SpotifyInsights.Storage.Polls;

/// <summary>The archived polls of one UTC month of collection.</summary>
/// <param name="Month">The month.</param>
/// <param name="Polls">Its polls, oldest first.</param>
/// <param name="ETag">The file's ETag; null for a month that is not stored yet.</param>
public sealed record PollMonth(YearMonth Month, IReadOnlyList<ArchivedPoll> Polls, string? ETag)
{
    /// <summary>The same with more polls. One that is there already stays as it is: inputs never change.</summary>
    public PollMonth With(IEnumerable<ArchivedPoll> polls)
    {
        var known = Polls.Select(poll => poll.Id).ToHashSet(StringComparer.Ordinal);
        return this with { Polls = [.. Polls.Concat(polls.Where(poll => known.Add(poll.Id))).OrderBy(poll => poll.Id, StringComparer.Ordinal)] };
    }
}
