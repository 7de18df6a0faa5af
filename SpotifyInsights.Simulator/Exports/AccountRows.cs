using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>The rows of account data, day by day: what they lack, they lack in every export.</summary>
internal static class AccountRows
{
    public static IEnumerable<ExportRow> Of(ExportedDay day)
    {
        if (day.Spoken is { Kind: ExportedRowKind.Podcast or ExportedRowKind.Audiobook } spoken)
        {
            yield return new ExportRow(spoken.Kind, Minute(spoken.EndedAt), spoken.HeardMs) { Spoken = spoken };
        }

        foreach (var play in day.Plays)
        {
            if (play.AccountEndTime is { } end)
            {
                yield return new ExportRow(ExportedRowKind.Play, end, play.AccountHeardMs) { Play = play };
            }
        }
    }

    private static Instant Minute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
}
