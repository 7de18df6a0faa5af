namespace SpotifyInsights.Domain.Listening;

/// <summary>What has to be known of a play's witnesses so that the same play comes out of them alone.</summary>
public static class PlayReports
{
    /// <summary>
    /// The play's witnesses, but for twins that lost: two extended histories may say how the same seconds of the same track were played, and differ; which of them stands was
    /// decided by the ids of imports, which do not come along.
    /// </summary>
    public static IReadOnlyList<Witness> Of(MergedPlay play)
    {
        ArgumentNullException.ThrowIfNull(play);
        return play.Witnesses.Count == 1 ? play.Witnesses : [.. play.Witnesses.Where(witness => !play.Witnesses.Any(other => IsBefore(other, witness, play)))];
    }

    private static bool IsBefore(Witness winner, Witness loser, MergedPlay play) =>
        winner.Kind == WitnessKind.Export && loser.Kind == WitnessKind.Export
        && winner.Circumstances == play.Circumstances && loser.Circumstances != play.Circumstances
        && winner.HeardMs == loser.HeardMs && WitnessTime.EndOf(winner) == WitnessTime.EndOf(loser)
        && TrackContentOrder.Compare(winner.Track, loser.Track) == 0;
}
