using System.Buffers.Text;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>
/// Where readers put rows: what was played and how goes into <see cref="Track"/> and <see cref="Manner"/> first, then the row is added. For one thread.
/// </summary>
internal sealed class RowSink(ReadRows rows)
{
    private readonly SpoolWriter writer = new(rows.Spool);
    private readonly RowsDigest digest = new();
    private FileTally tally = null!;
    private int file;
    private (long From, long To, int Month) known;

    /// <summary>What the next row is about.</summary>
    public RowTuple Track { get; } = new();

    /// <summary>How the next row was played.</summary>
    public RowTuple Manner { get; } = new();

    /// <summary>The length of what the next row is about, milliseconds; null where not known.</summary>
    public int? DurationMs { get; set; }

    /// <summary>Rows of this file follow.</summary>
    public void Begin(int number, FileTally of) => (file, tally) = (number, of);

    /// <summary>Nothing follows.</summary>
    public void Complete()
    {
        writer.Complete();
        rows.Digest.Add(digest);
    }

    /// <summary>Adds a row that cannot be understood, with what it says all the same.</summary>
    /// <param name="kind">The kind of source.</param>
    /// <param name="playedAt">Unix milliseconds, or <see cref="SpooledRow.None"/>.</param>
    /// <param name="offset">Where it begins in its file.</param>
    /// <param name="problem">What is wrong with it.</param>
    public void AddMalformed(WitnessKind kind, long playedAt, long offset, string problem)
    {
        Add(kind, playedAt, SpooledRow.None, SpooledRow.None, RowOutcome.Malformed, isWitness: false);
        tally.NoteMalformed(offset, problem);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="kind">The kind of source.</param>
    /// <param name="playedAt">The reported instant, Unix milliseconds.</param>
    /// <param name="heardMs">Milliseconds heard, or <see cref="SpooledRow.None"/>.</param>
    /// <param name="offlineAt">`offline_timestamp`, Unix milliseconds, or <see cref="SpooledRow.None"/>.</param>
    /// <param name="outcome">What the row alone decides; null for music.</param>
    /// <param name="isWitness">Whether it takes part in plays.</param>
    public void Add(WitnessKind kind, long playedAt, long heardMs, long offlineAt, RowOutcome? outcome, bool isWitness)
    {
        if (isWitness && WitnessTime.IsImplausible(playedAt, heardMs == SpooledRow.None ? null : heardMs))
        {
            (isWitness, outcome) = (false, outcome ?? RowOutcome.Implausible);
        }

        var row = new SpooledRow
        {
            PlayedAt = playedAt,
            HeardMs = heardMs,
            OfflineAt = offlineAt,
            Track = rows.Intern(rows.Tracks, Track, tally),
            Manner = rows.Intern(rows.Manners, Manner, tally),
            File = file,
            Kind = (byte)kind,
            Outcome = outcome is null ? SpooledRow.Undecided : (byte)outcome,
            IsWitness = isWitness,
        };
        tally.Add(row);
        digest.Add(row, rows.Tracks.Digest(row.Track), rows.Manners.Digest(row.Manner));
        writer.Add(isWitness ? MonthOf(EndOf(kind, row)) : RowSpool.Refused, row);
        Track.Clear();
        Manner.Clear();
        DurationMs = null;
    }

    /// <summary>Adds the length to the track.</summary>
    public void AddDuration(int? durationMs)
    {
        DurationMs = durationMs;
        if (durationMs is { } ms)
        {
            Span<byte> digits = stackalloc byte[16];
            Utf8Formatter.TryFormat(ms, digits, out var length);
            Track.Add(TupleField.DurationMs, digits[..length]);
        }
    }

    private long EndOf(WitnessKind kind, in SpooledRow row) => WitnessTime.EndOf(
        kind,
        row.PlayedAt,
        row.HeardMs == SpooledRow.None ? null : row.HeardMs,
        row.OfflineAt == SpooledRow.None ? null : row.OfflineAt,
        DurationMs);

    private int MonthOf(long end)
    {
        if (end < known.From || end >= known.To)
        {
            var month = UtcMonth.Of(Instant.FromUnixTimeMilliseconds(end));
            known = (UtcMonth.StartOf(month).ToUnixTimeMilliseconds(), UtcMonth.EndOf(month).ToUnixTimeMilliseconds(), MonthNumber.Of(month));
        }

        return known.Month;
    }
}
