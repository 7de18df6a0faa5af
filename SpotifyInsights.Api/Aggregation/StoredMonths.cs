using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>An import as it lies in the store, by today's rules: rows that were implausible when they were written may be plays now, and the other way round.</summary>
internal sealed class StoredMonths : IImportedMonths
{
    private readonly AppliedImport import;
    private readonly ImportedPlays plays;
    private readonly ILookup<YearMonth, Witness> rehabilitated;

    public StoredMonths(AppliedImport import, ImportedPlays plays)
    {
        (this.import, this.plays) = (import, plays);
        var refused = plays.ReadRefused().Where(row => row.Refused is ImportedRow.Implausible).Select(row => row.ToWitness()).ToList();
        rehabilitated = refused.OfType<Witness>().ToLookup(WitnessTime.MonthOf);
        Implausible = refused.Count(witness => witness is null);
        Months = [.. plays.Months.Concat(rehabilitated.Select(month => month.Key)).Distinct().Order()];
    }

    public IReadOnlyList<YearMonth> Months { get; }

    /// <summary>Rows that no play can have.</summary>
    public int Implausible { get; }

    /// <inheritdoc/>
    /// <remarks>Never: an import that lies in the store is merged once more only when all are.</remarks>
    public VersionRows? FindAlone(YearMonth month) => null;

    public IReadOnlyList<Witness> Read(YearMonth month) => WitnessSet.OfImport(
        import.Id,
        import.CollectedAt,
        plays.Read(month).Select(row => row.ToWitness()).OfType<Witness>().Concat(rehabilitated[month]));
}
