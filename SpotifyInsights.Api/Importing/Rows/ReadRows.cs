namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Everything that was read of an upload: rows as numbers, and each text once.</summary>
internal sealed class ReadRows(ImportLimits limits) : IDisposable
{
    public RowSpool Spool { get; } = new();

    /// <summary>What was played.</summary>
    public TupleTable Tracks { get; } = new(limits.MaxTextBytes);

    /// <summary>How it was played.</summary>
    public TupleTable Manners { get; } = new(limits.MaxTextBytes);

    /// <summary>What all rows are together.</summary>
    public RowsDigest Digest { get; } = new();

    /// <summary>The number of a tuple of one of the tables.</summary>
    /// <exception cref="ImportRefusedException">There are more texts than <see cref="ImportLimits.MaxTextBytes"/>.</exception>
    public int Intern(TupleTable table, RowTuple tuple, FileTally of) =>
        table.Intern(tuple.Written) is >= 0 and var number
            ? number
            : throw new ImportRefusedException(
                ImportRefusal.TooManyTexts, of.Name, $"The titles and names of the upload are more than {limits.MaxTextBytes} bytes.");

    public void Dispose() => Spool.Dispose();
}
