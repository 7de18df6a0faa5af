using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>
/// Stretches without connection: their plays are sent together when it comes back, so all have one `ts`, and only `offline_timestamp` tells when they
/// began. Every track is in a stretch once (two reports of one track in one second are one play to anybody), and nobody pauses in it.
/// </summary>
internal static class OfflineBatches
{
    private const int Fewest = 2;
    private const int Most = 92;

    public static void Mark(ExportedPlay[] plays, Dice dice, double share)
    {
        var isThere = dice.Chance(share);
        var (first, length, seconds, isExact) = (dice.Below(Math.Max(1, plays.Length - Fewest)), dice.Between(Fewest, Most), dice.Between(20, 600), dice.Chance(0.5));
        if (!isThere || plays.Length < Fewest)
        {
            return;
        }

        var uris = new HashSet<string>(StringComparer.Ordinal);
        var end = first;
        while (end < plays.Length && end - first < length && plays[end].Truth.PausedMs == 0 && uris.Add(plays[end].Uri))
        {
            end++;
        }

        if (end - first < Fewest)
        {
            return;
        }

        var sentAt = plays[end - 1].ReportedAt + Duration.FromSeconds(seconds);
        while (Array.Exists(plays, play => play.ReportedAt == sentAt))
        {
            sentAt += Duration.FromSeconds(1);
        }

        for (var i = first; i < end; i++)
        {
            var started = plays[i].Truth.StartedAt;
            plays[i] = plays[i] with
            {
                ReportedAt = sentAt,
                OfflineTimestamp = isExact ? started.ToUnixTimeMilliseconds() : started.ToUnixTimeSeconds(),
                IsSentLater = true,
            };
        }
    }
}
