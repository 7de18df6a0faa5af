using System.Globalization;
using System.Text;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>Counts of answers by status, and those that were wrong.</summary>
internal sealed class FuzzTally
{
    // Refused before anybody looked at what the request says.
    private static readonly int[] AtTheDoor = [401, 403, 405, 429];

    private readonly SortedDictionary<int, int> _byStatus = [];
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly List<string> _findings = [];
    private int _judged;

    /// <summary>Each with the request that led to it.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The operations that answered 2xx at least once.</summary>
    public IReadOnlySet<string> Answered => _answered;

    /// <summary>The share of requests that came past the door and were answered 2xx, 304 or 4xx for what they say.</summary>
    public double ShareJudged => (double)_judged / _byStatus.Values.Sum();

    /// <summary>One answer.</summary>
    public void Add(FuzzRequest request, int status, IReadOnlyList<string> complaints)
    {
        _byStatus[status] = _byStatus.GetValueOrDefault(status) + 1;
        _judged += status < 500 && Array.IndexOf(AtTheDoor, status) < 0 ? 1 : 0;
        if (status is >= 200 and < 300)
        {
            _answered.Add(request.Operation.Id);
        }

        if (complaints.Count > 0)
        {
            _findings.Add($"{status} {request.Operation.Id}: {string.Join("; ", complaints)}\n    {request.Shown}");
        }
    }

    /// <summary>As a table.</summary>
    public override string ToString() => _byStatus.Aggregate(
        new StringBuilder("| status | answers |\n| --- | --- |\n"),
        (table, row) => table.Append(CultureInfo.InvariantCulture, $"| {row.Key} | {row.Value} |\n"),
        table => table.Append(CultureInfo.InvariantCulture, $"{ShareJudged:P1} judged by what they say; {_answered.Count} operations answered with success\n").ToString());
}
