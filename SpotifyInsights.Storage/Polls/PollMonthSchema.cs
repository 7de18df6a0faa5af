using System.Text.Json;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Polls;

/// <summary>
/// A month of archived polls: the rows of all their pages, one poll after the other, with the poll's id in front. What else a poll's folder held stands
/// in the key-value `polls`, a JSON list.
/// </summary>
internal static class PollMonthSchema
{
    private const string PollsKey = "polls";

    private static readonly Table<(string Poll, PlayRow Play)> Rows = new(
    [
        Column<(string Poll, PlayRow Play)>.Text("poll", row => row.Poll),
        .. PlayRowColumns.Of<(string Poll, PlayRow Play)>(row => row.Play),
    ]);

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ArchivedPoll> polls)
    {
        var entries = polls.Select(poll => new PollMonthEntry(poll.Id, poll.Page.CollectedAt, poll.Page.IsWhole, poll.Page.Plays.Count, poll.Metadata)).ToList();
        var rows = polls.SelectMany(poll => poll.Page.Plays.Select(play => (poll.Id, PlayRow.OfApi(play)))).ToList();
        return Rows.Write([rows], new Dictionary<string, string> { [PollsKey] = JsonSerializer.Serialize(entries, StorageJson.Default.ListPollMonthEntry) });
    }

    public static IReadOnlyList<ArchivedPoll> Read(StoredObject stored) => TableRows.Read(stored, reader =>
    {
        if (!reader.KeyValues.TryGetValue(PollsKey, out var text))
        {
            throw new FormatException("its key-values do not list the polls");
        }

        var plays = TableRows.ReadAll(reader, PlayRowColumns.Reader);
        var polls = new List<ArchivedPoll>();
        var first = 0;
        foreach (var entry in Parse(text))
        {
            if (entry.Rows < 0 || entry.Rows > plays.Count - first)
            {
                throw new FormatException($"it ends before the rows of poll {entry.Poll}");
            }

            polls.Add(new ArchivedPoll(entry.Poll, entry.Metadata, new RecentTracksPage(entry.CollectedAt, entry.IsWhole, [.. plays.Skip(first).Take(entry.Rows)])));
            first += entry.Rows;
        }

        return polls;
    });

    private static List<PollMonthEntry> Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, StorageJson.Default.ListPollMonthEntry) ?? throw new FormatException("its list of polls is null");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"its list of polls cannot be read: {exception.Message}", exception);
        }
    }
}
