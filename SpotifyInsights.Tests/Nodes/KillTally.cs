using System.Globalization;
using System.Text;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>What came of nodes that were killed: the table of docs/faults.md.</summary>
internal sealed class KillTally
{
    private const int RequestsInARow = 8;

    private readonly List<(string Job, int Place, int Runs, TimeSpan? Silence)> kills = [];

    public int Count => kills.Count;

    /// <summary>Adds one.</summary>
    /// <param name="job">What was run.</param>
    /// <param name="place">How many requests to the bucket had been begun.</param>
    /// <param name="runs">How often the job was begun in the end.</param>
    /// <param name="silence">From the kill to the next node's first request; null: none was needed.</param>
    public void Add(string job, int place, int runs, TimeSpan? silence) => kills.Add((job, place, runs, silence));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var row in kills.GroupBy(kill => (kill.Job, Row: (kill.Place - 1) / RequestsInARow)).OrderBy(row => row.Key))
        {
            var waits = row.Select(kill => kill.Silence).OfType<TimeSpan>().Order().ToList();
            var wait = waits.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{waits[waits.Count / 2].TotalSeconds:0.0} s; {waits[^1].TotalSeconds:0.0} s");
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Key.Job} | {(row.Key.Row * RequestsInARow) + 1} to {(row.Key.Row + 1) * RequestsInARow} | {row.Count()} | {row.Count(kill => kill.Runs > 1)} | {row.Count(kill => kill.Runs == 1)} | {wait} |");
        }

        return text.ToString();
    }
}
