namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Rows of exports: the same second and track is the same row, of which the longest heard time stands (twins with 0 ms exist); rows of one track whose
/// heard times overlap are one play, of which the longest row stands.
/// </summary>
internal static class ExportPlays
{
    public static IEnumerable<KindPlay> Group(IReadOnlyList<Witness> witnesses) =>
        witnesses
            .GroupBy(witness => (Second: witness.PlayedAt.ToUnixTimeSeconds(), Key: TrackKey.Of(witness.Track)))
            .GroupBy(row => row.Key.Key, row => Row([.. row]), StringComparer.Ordinal)
            .SelectMany(Sweep);

    private static KindPlay Row(IReadOnlyList<Witness> twins) => new(twins.MaxBy(witness => witness.HeardMs ?? 0)!, twins);

    // One sweep in order of start, end, heard time and import; what overlaps the row that stands joins it.
    private static IEnumerable<KindPlay> Sweep(IEnumerable<KindPlay> rows)
    {
        KindPlay? play = null;
        foreach (var row in rows
            .OrderBy(StartMs)
            .ThenBy(EndMs)
            .ThenBy(row => row.HeardMs ?? 0)
            .ThenBy(row => FirstImport(row), StringComparer.Ordinal)
            .ThenBy(row => row.Kept, WitnessOrder.Instance))
        {
            if (play is null || Math.Min(EndMs(play), EndMs(row)) - Math.Max(StartMs(play), StartMs(row)) <= Tolerance.OverlapMs)
            {
                if (play is not null)
                {
                    yield return play;
                }

                play = row;
            }
            else
            {
                play = new KindPlay(row.HeardMs > play.HeardMs ? row.Kept : play.Kept, [.. play.Witnesses, .. row.Witnesses]);
            }
        }

        if (play is not null)
        {
            yield return play;
        }
    }

    private static string? FirstImport(KindPlay row) =>
        row.Witnesses.SelectMany(witness => witness.Imports).Select(import => import.ImportId).Min(StringComparer.Ordinal);

    private static long StartMs(KindPlay row) => EndMs(row) - (row.HeardMs ?? 0);

    private static long EndMs(KindPlay row) => row.End.ToUnixTimeMilliseconds();
}
