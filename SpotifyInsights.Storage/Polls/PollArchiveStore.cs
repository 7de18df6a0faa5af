using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Polls;

/// <summary>Old polls, one file for each UTC month of collection: what was thousands of folders is read in a few requests.</summary>
public sealed class PollArchiveStore(IObjectStore objects)
{
    private const string Extension = ".parquet";

    /// <summary>The archived months, oldest first.</summary>
    public async IAsyncEnumerable<YearMonth> ListAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Keys.PollMonthsFolder(userId);
        await foreach (var listed in objects.ListAsync(folder, startAfter: null, cancellationToken))
        {
            var name = listed.Key[folder.Length..];
            if (name.EndsWith(Extension, StringComparison.Ordinal) && YearMonthPattern.Iso.Parse(name[..^Extension.Length]) is { Success: true, Value: var month })
            {
                yield return month;
            }
        }
    }

    /// <summary>A month as it is stored; one without polls when it is not. A file that cannot be read is a <see cref="CorruptObjectException"/>.</summary>
    public async Task<PollMonth> ReadAsync(string userId, YearMonth month, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.PollMonth(userId, month), cancellationToken);
        return stored is null ? new PollMonth(month, [], ETag: null) : new PollMonth(month, PollMonthSchema.Read(stored), stored.Info.ETag);
    }

    /// <summary>Writes a month over the one that it was made of. False: somebody else was faster, nothing is written.</summary>
    public async Task<bool> TryPutAsync(string userId, PollMonth month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var condition = month.ETag is null ? PutCondition.Absent : PutCondition.Matches(month.ETag);
        var result = await objects.PutAsync(Keys.PollMonth(userId, month.Month), PollMonthSchema.Write(month.Polls), condition, cancellationToken);
        return result.IsWritten;
    }
}
