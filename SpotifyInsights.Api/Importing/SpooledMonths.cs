using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Importing;

/// <summary>The rows of an import that was just read, a month at a time. What was asked for is kept until it is let go.</summary>
internal sealed class SpooledMonths(RowSpool spool, RowTexts texts, RowOrder order, string importId, Instant collectedAt) : IImportedMonths
{
    private readonly Dictionary<YearMonth, Lazy<MonthRows>> loaded = [];
    private readonly Dictionary<YearMonth, ExportMonth> alone = [];
    private readonly HashSet<YearMonth> known = [.. spool.Months.Where(month => month != RowSpool.Refused).Select(MonthNumber.ToMonth)];

    public IReadOnlyList<YearMonth> Months => [.. known.Order()];

    public IReadOnlyList<Witness> Read(YearMonth month) => Load(month).Witnesses;

    /// <summary>The rows of a month. May be asked from several threads.</summary>
    public MonthRows Load(YearMonth month)
    {
        Lazy<MonthRows> rows;
        lock (loaded)
        {
            if (!loaded.TryGetValue(month, out rows!))
            {
                loaded[month] = rows = new Lazy<MonthRows>(
                    () => new MonthRows(month, spool.Read(MonthNumber.Of(month)), order, texts, importId, collectedAt));
            }
        }

        return rows.Value;
    }

    /// <inheritdoc/>
    public VersionRows? FindAlone(YearMonth month)
    {
        var neighbours = new[] { month.PlusMonths(-1), month.PlusMonths(1) }.Where(known.Contains).Select(Load);
        if (ExportMonth.TryMerge(month, new NearbyRows(month, Load(month), neighbours), texts) is not { } merged)
        {
            return null;
        }

        lock (alone)
        {
            alone[month] = merged;
        }

        return merged.ToVersion();
    }

    /// <summary>The month as <see cref="FindAlone"/> worked it out, which is asked for once; null where it did not.</summary>
    public ExportMonth? Take(YearMonth month)
    {
        lock (alone)
        {
            return alone.Remove(month, out var merged) ? merged : null;
        }
    }

    /// <summary>Lets go of a month.</summary>
    public void Forget(YearMonth month)
    {
        lock (loaded)
        {
            loaded.Remove(month);
        }
    }
}
