using NodaTime;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Counts the rows of one file. One reader writes to it, later the merge.</summary>
internal sealed class FileTally(string name, ImportFormat format, bool isVideo)
{
    private const int MostExamples = 5;

    private readonly long[] outcomes = new long[(int)RowOutcome.Other + 1];
    private readonly List<MalformedRow> malformed = [];
    private long first = long.MaxValue;
    private long last = long.MinValue;
    private long newMs;

    public string Name => name;

    public ImportFormat Format => format;

    /// <summary>Rows read.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are counted already, by outcome.</summary>
    public long this[RowOutcome outcome] => outcomes[(int)outcome];

    /// <summary>Takes in a row that was read.</summary>
    public void Add(in SpooledRow row)
    {
        Rows++;
        if (row.Outcome != SpooledRow.Undecided)
        {
            outcomes[row.Outcome]++;
        }

        if (row.IsWitness)
        {
            first = Math.Min(first, row.PlayedAt);
            last = Math.Max(last, row.PlayedAt);
        }
    }

    /// <summary>Notes where a malformed row is; the first ones are kept.</summary>
    public void NoteMalformed(long offset, string problem)
    {
        if (malformed.Count < MostExamples)
        {
            malformed.Add(new MalformedRow(Rows, offset, problem));
        }
    }

    /// <summary>Counts a row that was undecided until now.</summary>
    public void Decide(RowOutcome outcome, long heardMs)
    {
        outcomes[(int)outcome]++;
        if (outcome is RowOutcome.Taken or RowOutcome.Short && heardMs > 0)
        {
            newMs += heardMs;
        }
    }

    public FileReport ToReport() => new()
    {
        Name = name,
        RecognisedAs = format,
        Rows = Rows,
        Outcomes = new RowCounts(
            this[RowOutcome.Malformed],
            this[RowOutcome.Podcast],
            this[RowOutcome.Audiobook],
            this[RowOutcome.NoTrack],
            this[RowOutcome.Implausible],
            this[RowOutcome.Duplicate],
            this[RowOutcome.Merged],
            this[RowOutcome.Short],
            this[RowOutcome.Taken],
            this[RowOutcome.Other]),
        VideoKept = isVideo ? this[RowOutcome.Short] + this[RowOutcome.Taken] : 0,
        FirstAt = first == long.MaxValue ? null : Instant.FromUnixTimeMilliseconds(first),
        LastAt = first == long.MaxValue ? null : Instant.FromUnixTimeMilliseconds(last),
        MsPlayed = TellsHeardTime ? newMs : null,
        MalformedExamples = malformed,
    };

    private bool TellsHeardTime => format is ImportFormat.ExtendedHistory or ImportFormat.Endsong or ImportFormat.AccountData;
}
