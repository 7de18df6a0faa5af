using NodaTime;
using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>The rows of an extended streaming history, day by day: the plays, and the noise around them that an export's own seed decides.</summary>
internal sealed class ExtendedRows(string listenerId, ExportOptions options)
{
    private static readonly string[] NoRows =
    [
        "null", "42", "\"Streaming\"", "[]", "{}", """{"ts":"yesterday evening","ms_played":31000}""", """{"ms_played":31000,"spotify_track_uri":null}""",
        """{"ts":1577836800,"ms_played":"long"}""", """{"ts":"2019-02-30T25:61:00Z","ms_played":31000,"master_metadata_track_name":"Never"}""",
    ];

    private static readonly Instant[] Impossible = [Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2190, 7, 1, 12, 0)];

    private static readonly long[] ImpossiblyHeard = [-1_500, 3_000_000_000];

    private readonly ExportQuirks quirks = options.Quirks;

    public IEnumerable<ExportRow> Of(ExportedDay day)
    {
        var dice = Dice.For(options.Seed, $"{listenerId}/noise", DayPlanner.Number(day.Day));
        if (day.Spoken is { } spoken && !(spoken.Kind == ExportedRowKind.Audiobook && options.Form == ExportForm.Endsong))
        {
            yield return ExportRow.Of(spoken);
        }

        foreach (var play in day.Plays)
        {
            var row = Worded(ExportRow.Of(play), dice);
            yield return row;
            foreach (var more in After(row, dice))
            {
                yield return more;
            }
        }
    }

    private ExportRow Worded(ExportRow row, Dice dice)
    {
        // The last key is what tells when a play that was sent later began.
        var keys = ExtendedKeys.Dispensable.Count - (row.Play!.IsSentLater ? 1 : 0);
        var (isNull, isAbsent, isUnknown) = (dice.Chance(quirks.NullKeys), dice.Chance(quirks.AbsentKeys), dice.Chance(quirks.UnknownKeys));
        var (nullKey, absentKey) = (dice.Below(keys), dice.Below(keys));
        return isNull || isAbsent || isUnknown
            ? row with { NullKey = isNull ? nullKey : -1, AbsentKey = isAbsent ? absentKey : -1, HasUnknownKeys = isUnknown }
            : row;
    }

    private IEnumerable<ExportRow> After(ExportRow row, Dice dice)
    {
        if (dice.Chance(quirks.ExactDuplicates))
        {
            yield return row with { Kind = ExportedRowKind.Duplicate, OtherAddress = dice.Chance(0.3) ? "192.0.2.77" : null };
        }

        if (dice.Chance(quirks.HeardTwins))
        {
            yield return row with { Kind = ExportedRowKind.HeardTwin, HeardMs = row.HeardMs / 2 };
        }

        if (dice.Chance(quirks.ZeroTwins))
        {
            yield return row with { Kind = ExportedRowKind.ZeroTwin, HeardMs = 0 };
        }

        if (dice.Chance(quirks.Unattributed))
        {
            yield return new ExportRow(ExportedRowKind.Unattributed, row.At, dice.Below(90_000));
        }

        if (dice.Chance(quirks.Implausible))
        {
            var place = dice.Below(4);
            yield return place < 2
                ? row with { Kind = ExportedRowKind.Implausible, At = Impossible[place] }
                : row with { Kind = ExportedRowKind.Implausible, HeardMs = ImpossiblyHeard[place - 2] };
        }

        if (dice.Chance(quirks.Malformed))
        {
            yield return new ExportRow(ExportedRowKind.Malformed, row.At, 0) { Raw = dice.Pick(NoRows) };
        }
    }
}
