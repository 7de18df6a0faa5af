using System.Runtime.InteropServices;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>
/// Rows of exports: the same second and track is the same row, of which the longest heard time stands (twins with 0 ms exist); rows of one track whose
/// heard times overlap are one play, of which the longest row stands.
/// </summary>
internal static class ExportPlays
{
    public static IEnumerable<KindPlay> Group(IReadOnlyList<Witness> witnesses)
    {
        foreach (var track in ByTrack(witnesses))
        {
            if (track is [var alone])
            {
                yield return new KindPlay(alone);
                continue;
            }

            foreach (var play in Sweep(Rows(track)))
            {
                yield return play;
            }
        }
    }

    /// <summary>The witnesses of each track, in the order of their reported instants, as all of them are.</summary>
    private static Dictionary<string, List<Witness>>.ValueCollection ByTrack(IReadOnlyList<Witness> witnesses)
    {
        var tracks = new Dictionary<string, List<Witness>>(StringComparer.Ordinal);
        foreach (var witness in witnesses)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(tracks, TrackKey.Of(witness.Track), out _);
            same ??= new List<Witness>(1);
            same.Add(witness);
        }

        return tracks.Values;
    }

    private static List<KindPlay> Rows(List<Witness> track)
    {
        var rows = new List<KindPlay>(track.Count);
        for (int from = 0, to; from < track.Count; from = to)
        {
            for (to = from + 1; to < track.Count && SecondOf(track[to]) == SecondOf(track[from]); to++)
            {
            }

            rows.Add(to == from + 1 ? new KindPlay(track[from]) : Row(track[from..to]));
        }

        return rows;
    }

    private static KindPlay Row(List<Witness> twins) => new(twins.MaxBy(witness => witness.HeardMs ?? 0)!, twins);

    private static long SecondOf(Witness witness) => witness.PlayedAt.ToUnixTimeSeconds();

    // One sweep in order of start, end, heard time and import; what overlaps the row that stands joins it.
    private static IEnumerable<KindPlay> Sweep(List<KindPlay> rows)
    {
        rows.Sort(CompareStarts);
        KindPlay? play = null;
        foreach (var row in rows)
        {
            if (play is null || Math.Min(play.EndMs, row.EndMs) - Math.Max(StartMs(play), StartMs(row)) <= Tolerance.OverlapMs)
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

    private static int CompareStarts(KindPlay x, KindPlay y)
    {
        var order = StartMs(x).CompareTo(StartMs(y));
        order = order != 0 ? order : x.EndMs.CompareTo(y.EndMs);
        order = order != 0 ? order : (x.HeardMs ?? 0).CompareTo(y.HeardMs ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(FirstImport(x), FirstImport(y));
        return order != 0 ? order : WitnessOrder.Instance.Compare(x.Kept, y.Kept);
    }

    private static string? FirstImport(KindPlay row) =>
        row.Witnesses.SelectMany(witness => witness.Imports).Select(import => import.ImportId).Min(StringComparer.Ordinal);

    private static long StartMs(KindPlay row) => row.EndMs - (row.HeardMs ?? 0);
}
