using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>Collects the rows of a reference data set while it is read, and counts what could not be.</summary>
internal sealed class ReadReference(string format)
{
    /// <summary>A set of more rows is refused: nothing of this kind is so large, and it has to fit into memory.</summary>
    public const int MaxRows = 500_000;

    /// <summary>With a greater share of unreadable rows it is not the data set that it should be.</summary>
    public const double MaxRefusedShare = 0.05;

    private const int FaultsKept = 20;

    private readonly ReferenceRowReader _reader = new();

    public string Format { get; } = format;

    public string? Separator { get; set; }

    public List<ReferenceRow> Rows { get; } = [];

    public List<ReferenceFault> Faults { get; } = [];

    public IReadOnlyList<string> IgnoredColumns { get; set; } = [];

    public List<string> Notes { get; } = [];

    public int Refused { get; private set; }

    public IReadOnlyDictionary<string, int> Unknown => _reader.Unknown;

    public void Add(long line, IReferenceCells cells)
    {
        if (_reader.Read(cells, out var fault) is { } row)
        {
            CheckRoom(line);
            Rows.Add(row);
        }
        else
        {
            Refuse(new(line, fault.Column, fault.Reason));
        }
    }

    public void Refuse(ReferenceFault fault)
    {
        CheckRoom(fault.Line);
        Refused++;
        if (Faults.Count < FaultsKept)
        {
            Faults.Add(fault);
        }
    }

    /// <summary>To be called at the end of the file.</summary>
    /// <exception cref="ReferenceRefusedException">Nothing or too little could be read.</exception>
    public void Complete()
    {
        if (Rows.Count == 0 && Refused == 0)
        {
            throw new ReferenceRefusedException(new(1, null, "The file holds no rows."));
        }

        if (Refused > MaxRefusedShare * (Rows.Count + Refused))
        {
            throw new ReferenceRefusedException(
                Faults[0] with { Reason = $"{Faults[0].Reason} {Refused} of {Rows.Count + Refused} rows cannot be read, and more than {MaxRefusedShare:P0} are too many." });
        }
    }

    private void CheckRoom(long line)
    {
        if (Rows.Count + Refused >= MaxRows)
        {
            throw new ReferenceRefusedException(new(line, null, $"The file has more than {MaxRows:N0} rows."));
        }
    }
}
