using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>Counts the plays that have an attribute, by where its value comes from, for <see cref="Basis.Attributes"/>.</summary>
/// <param name="attribute">One of <see cref="AttributeNames"/>.</param>
public sealed class AttributeTally(string attribute)
{
    private readonly long[] _plays = new long[Enum.GetValues<AttributeSource>().Length];

    /// <summary>Plays counted, with the attribute or without.</summary>
    public long Plays => _plays.Sum();

    /// <summary>Plays whose value is known.</summary>
    public long Covered => Plays - _plays[(int)AttributeSource.None];

    /// <summary>Share of the plays whose value is known, 0 to 1; null without plays.</summary>
    public double? Coverage => Plays == 0 ? null : (double)Covered / Plays;

    /// <summary>Counts plays.</summary>
    /// <param name="source">Where the value comes from.</param>
    /// <param name="plays">How many.</param>
    public void Add(AttributeSource source, int plays) => _plays[(int)source] += plays;

    /// <summary>One line for each source that has any; one with coverage 0 (null without plays) and no source when none has.</summary>
    public IEnumerable<AttributeCoverage> Lines()
    {
        var all = Plays;
        var lines = Enum.GetValues<AttributeSource>()
            .Where(source => source != AttributeSource.None && _plays[(int)source] > 0)
            .Select(source => new AttributeCoverage(attribute, (double)_plays[(int)source] / all, AttributeNames.SourceText(source)))
            .ToList();
        return lines.Count > 0 ? lines : [new AttributeCoverage(attribute, all == 0 ? null : 0, Source: null)];
    }
}
