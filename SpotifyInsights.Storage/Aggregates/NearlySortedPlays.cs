using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Plays come sorted by end; by start they are out of order only here and there, where a short time heard stands beside a long one. Moving those few
/// costs far less than sorting everything.
/// </summary>
internal static class NearlySortedPlays
{
    // Past this many moves per play the order is not near at all; the columns then sort themselves.
    private const int MovesPerPlay = 4;

    public static void Sort(long[] startedAt, int[] msPlayed, int[] track, PlayFlags[] flags, int[] origin)
    {
        var moves = (long)startedAt.Length * MovesPerPlay;
        for (var i = 1; i < startedAt.Length && moves > 0; i++)
        {
            var (start, ms, song, flag, cause) = (startedAt[i], msPlayed[i], track[i], flags[i], origin[i]);
            var place = i;
            for (; place > 0 && IsBefore(start, ms, song, flag, place - 1) && moves > 0; place--, moves--)
            {
                (startedAt[place], msPlayed[place], track[place], flags[place], origin[place]) =
                    (startedAt[place - 1], msPlayed[place - 1], track[place - 1], flags[place - 1], origin[place - 1]);
            }

            (startedAt[place], msPlayed[place], track[place], flags[place], origin[place]) = (start, ms, song, flag, cause);
        }

        bool IsBefore(long start, int ms, int song, PlayFlags flag, int other)
        {
            if (start != startedAt[other])
            {
                return start < startedAt[other];
            }

            if (ms != msPlayed[other])
            {
                return ms < msPlayed[other];
            }

            return song != track[other] ? song < track[other] : flag < flags[other];
        }
    }
}
