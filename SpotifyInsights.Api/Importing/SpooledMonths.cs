using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Importing;

/// <summary>The rows of an import that was just read, a month at a time. What was asked for is kept until it is let go.</summary>
internal sealed class SpooledMonths(RowSpool spool, RowTexts texts, RowOrder order, string importId, Instant collectedAt) : IImportedMonths
{
    private readonly Dictionary<YearMonth, Lazy<MonthRows>> loaded = [];

    public IReadOnlyList<YearMonth> Months { get; } =
        [.. spool.Months.Where(month => month != RowSpool.Refused).Select(MonthNumber.ToMonth)];

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
                    () => new MonthRows(spool.Read(MonthNumber.Of(month)), order, texts, importId, collectedAt));
            }
        }

        return rows.Value;
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
