using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Domain.Library;

/// <summary>The plays of one artist, album or track by month, with its rank in each, and by hour of the day.</summary>
internal static class ItemMonths
{
    /// <summary>Counts them.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="kind">What the item is.</param>
    /// <param name="item">Its index.</param>
    /// <param name="isOf">By index whether a track is of the item.</param>
    /// <param name="credit">Whose play a play is, of artists.</param>
    public static (IReadOnlyList<MonthOfItem> Months, IReadOnlyList<HourListening> Hours, Instant? First, Instant? Last) Of(
        ListeningSlice slice, LibraryKind kind, int item, bool[] isOf, Credit credit)
    {
        var (plays, zone, hours) = (slice.View.History.Plays, slice.Window.Zone, new PlayTotals[LocalDay.HoursPerDay]);
        var found = new Dictionary<LocalDate, PlayTotals>();
        var (first, last) = (-1, -1);
        foreach (var (from, to) in LibraryTally.Rows(slice))
        {
            for (var row = from; row < to; row++)
            {
                if (!isOf[plays.Track[row]] || !PlayColumns.IsCounted(plays.MsPlayed[row], plays.Flags[row], slice.Window.IncludeShort))
                {
                    continue;
                }

                (first, last) = (first < 0 ? row : first, row);
                var local = Instant.FromUnixTimeMilliseconds(plays.StartedAt[row]).InZone(zone).LocalDateTime;
                hours[local.Hour].Add(1, plays.MsPlayed[row], estimatedMs: 0);
                var month = local.Date.With(DateAdjusters.StartOfMonth);
                var totals = found.GetValueOrDefault(month);
                totals.Add(1, plays.MsPlayed[row], estimatedMs: 0);
                found[month] = totals;
            }
        }

        using var ranks = new MonthRanks(slice, kind, credit);
        return (
            [.. found.OrderBy(month => month.Key).Select(month => new MonthOfItem(month.Key, month.Value.Plays, month.Value.Minutes, ranks.RankIn(month.Key, item)))],
            [.. hours.Select((totals, hour) => new HourListening(hour, totals.Plays, totals.Minutes))],
            first < 0 ? null : Instant.FromUnixTimeMilliseconds(plays.StartedAt[first]),
            last < 0 ? null : Instant.FromUnixTimeMilliseconds(plays.StartedAt[last]));
    }
}
