using System.Runtime.InteropServices;

namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Rows of exports, brought together by <see cref="ExportSweep"/>.</summary>
internal static class ExportPlays
{
    public static IEnumerable<KindPlay> Group(IReadOnlyList<Witness> witnesses)
    {
        var sweep = new ExportSweep(RowsOf(witnesses));
        for (var play = 0; play < sweep.Count; play++)
        {
            var rows = sweep.RowsOf(play);
            yield return rows.Length == 1
                ? new KindPlay(witnesses[rows[0]])
                : new KindPlay(witnesses[sweep.KeptRow(play)], Array.ConvertAll(rows.ToArray(), row => witnesses[row]));
        }
    }

    private static ExportRow[] RowsOf(IReadOnlyList<Witness> witnesses)
    {
        var tracks = new Dictionary<string, int>(StringComparer.Ordinal);
        var imports = ImportsOf(witnesses);
        var rows = new ExportRow[witnesses.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var witness = witnesses[row];
            ref var track = ref CollectionsMarshal.GetValueRefOrAddDefault(tracks, TrackKey.Of(witness.Track), out var isKnown);
            track = isKnown ? track : tracks.Count - 1;
            rows[row] = new ExportRow(
                witness.PlayedAt.ToUnixTimeMilliseconds(),
                WitnessTime.EndOf(witness).ToUnixTimeMilliseconds(),
                witness.HeardMs ?? 0,
                track,
                FirstOf(witness, imports));
        }

        return rows;
    }

    // Their places by id.
    private static Dictionary<string, int> ImportsOf(IReadOnlyList<Witness> witnesses)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in witnesses.SelectMany(witness => witness.Imports))
        {
            ids.Add(import.ImportId);
        }

        return ids.Order(StringComparer.Ordinal).Index().ToDictionary(id => id.Item, id => id.Index, StringComparer.Ordinal);
    }

    private static int FirstOf(Witness witness, Dictionary<string, int> imports)
    {
        var first = -1;
        foreach (var import in witness.Imports)
        {
            first = first < 0 ? imports[import.ImportId] : Math.Min(first, imports[import.ImportId]);
        }

        return first;
    }
}
