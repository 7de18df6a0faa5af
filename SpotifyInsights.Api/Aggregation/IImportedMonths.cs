using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The rows of an import that take part in plays, a UTC month of their own ends at a time, so that they never lie in memory all together.</summary>
internal interface IImportedMonths
{
    /// <summary>The months that have any, oldest first.</summary>
    IReadOnlyList<YearMonth> Months { get; }

    /// <summary>What the import says of a month, each once, in the order of <see cref="WitnessOrder"/>. May be asked from several threads.</summary>
    IReadOnlyList<Witness> Read(YearMonth month);

    /// <summary>
    /// The version of a month of which nothing but this import tells, the neighbours' plays that touch it included; null where that takes an ordinary merge. May be
    /// asked from several threads.
    /// </summary>
    VersionRows? FindAlone(YearMonth month);
}
