using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>Lists the sessions that start in a window.</summary>
internal static class SessionCalculator
{
    private const int LongestCount = 5;
    private const double MsPerMinute = 60_000;

    public static SessionMetrics Calculate(ListeningSlice slice)
    {
        var sessions = slice.View.History.Sessions;
        var (from, to) = slice.Reach;
        var (indexes, minutes) = (new List<int>(), new List<double>());
        for (var i = sessions.FirstAtOrAfter(from); i < sessions.Count && sessions.StartMs(i) < to; i++)
        {
            if (sessions.Plays(i, slice.Window.IncludeShort) > 0 && slice.Contains(sessions.StartMs(i)))
            {
                indexes.Add(i);
                minutes.Add((sessions.EndMs(i) - sessions.StartMs(i)) / MsPerMinute);
            }
        }

        var longest = indexes
            .Zip(minutes)
            .OrderByDescending(session => session.Second)
            .ThenBy(session => session.First)
            .Take(LongestCount)
            .Select(session => ToSession(sessions, session.First, session.Second, slice.Window.IncludeShort))
            .ToArray();
        return new(indexes.Count, Quantiles.Median([.. minutes]), longest.FirstOrDefault()?.Minutes, longest);
    }

    private static Session ToSession(SessionList sessions, int index, double minutes, bool includeShort) => new(
        Instant.FromUnixTimeMilliseconds(sessions.StartMs(index)),
        Instant.FromUnixTimeMilliseconds(sessions.EndMs(index)),
        minutes,
        sessions.Plays(index, includeShort));
}
