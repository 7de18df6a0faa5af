using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>The rows of one file while they are gathered.</summary>
internal sealed class ExportFile(ExportSeries series, int number)
{
    private readonly List<ExportRow> rows = [];

    public ExportSeries Series { get; } = series;

    public int Number { get; } = number;

    public IReadOnlyList<ExportRow> Rows => rows;

    /// <summary>Spotify names a file by the years of its rows; what cannot be true names nothing.</summary>
    public string Name
    {
        get
        {
            var dated = rows.Where(row => row.Kind != ExportedRowKind.Implausible).DefaultIfEmpty(rows[0]);
            return Series.Folder + Series.Name(Number, dated.Min(row => row.At).InUtc().Year, dated.Max(row => row.At).InUtc().Year);
        }
    }

    public void Add(ExportRow row) => rows.Add(row);

    /// <summary>The next file, which may begin with the last rows of this one.</summary>
    public ExportFile Next(int overlap)
    {
        var next = new ExportFile(Series, Number + 1);
        foreach (var row in rows.Skip(Math.Max(0, rows.Count - overlap)).SkipWhile(row => row.IsAfterPlay))
        {
            next.Add(row with { Kind = IsMusic(row.Kind) ? ExportedRowKind.Overlap : row.Kind });
        }

        return next;
    }

    /// <summary>Puts the rows in any order.</summary>
    public void Shuffle(Dice dice)
    {
        for (var i = rows.Count - 1; i > 0; i--)
        {
            var other = dice.Below(i + 1);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }
    }

    private static bool IsMusic(ExportedRowKind kind) =>
        kind is ExportedRowKind.Play or ExportedRowKind.Duplicate or ExportedRowKind.HeardTwin or ExportedRowKind.ZeroTwin;
}
