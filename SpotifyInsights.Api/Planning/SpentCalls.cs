using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Planning;

/// <summary>How many calls the app has made to Spotify: those of all processes that share the job database, by the hour.</summary>
public sealed class SpentCalls(JobDatabase database, CallCounter counter)
{
    private const long HourMs = 3_600_000;
    private const int HoursOfDay = 24;

    /// <summary>Notes what this process has spent, forgets what is older than a day, and says what the day up to now has cost.</summary>
    public async Task<long> NoteAsync(Instant now, CancellationToken cancellationToken)
    {
        var hour = now.ToUnixTimeMilliseconds() / HourMs;
        if (counter.Take() is > 0 and var calls)
        {
            await database.ExecuteAsync(
                "INSERT INTO spotify_calls (hour, calls) VALUES (@hour, @calls) ON CONFLICT (hour) DO UPDATE SET calls = spotify_calls.calls + excluded.calls",
                cancellationToken,
                ("hour", hour),
                ("calls", calls));
            await database.ExecuteAsync("DELETE FROM spotify_calls WHERE hour <= @old", cancellationToken, ("old", hour - HoursOfDay));
        }

        return await CountAsync(now, cancellationToken);
    }

    /// <summary>Calls noted for the present hour and the 23 before it.</summary>
    public async Task<long> CountAsync(Instant now, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            "SELECT CAST(COALESCE(SUM(calls), 0) AS BIGINT) FROM spotify_calls WHERE hour > @old",
            row => row.GetInt64(0),
            cancellationToken,
            ("old", (now.ToUnixTimeMilliseconds() / HourMs) - HoursOfDay))).Single();
}
