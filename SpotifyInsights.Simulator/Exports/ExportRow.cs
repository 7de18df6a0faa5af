using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>A row of an export before it is written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">The reported instant.</param>
/// <param name="HeardMs">The reported heard time.</param>
internal sealed record ExportRow(ExportedRowKind Kind, Instant At, long HeardMs)
{
    /// <summary>Of music; null otherwise.</summary>
    public ExportedPlay? Play { get; init; }

    /// <summary>Of anything else that was heard; null otherwise.</summary>
    public SpokenPlay? Spoken { get; init; }

    /// <summary>The row as it stands, when it is no row; null otherwise.</summary>
    public string? Raw { get; init; }

    /// <summary>The address of the device where it is not the play's own; null otherwise.</summary>
    public string? OtherAddress { get; init; }

    /// <summary>The key that is null although it need not be, as its place in <see cref="ExtendedKeys.Dispensable"/>; -1: none.</summary>
    public int NullKey { get; init; } = -1;

    /// <summary>The key that is left out, as its place in <see cref="ExtendedKeys.Dispensable"/>; -1: none.</summary>
    public int AbsentKey { get; init; } = -1;

    /// <summary>Whether keys are there that nobody has heard of.</summary>
    public bool HasUnknownKeys { get; init; }

    /// <summary>Whether it says again what another row says of a play.</summary>
    public bool IsAfterPlay => Kind is ExportedRowKind.Duplicate or ExportedRowKind.HeardTwin or ExportedRowKind.ZeroTwin;

    /// <summary>Whether it was watched, not only heard.</summary>
    public bool IsVideo => Play?.IsVideo == true || Kind == ExportedRowKind.Video;

    public static ExportRow Of(ExportedPlay play) => new(ExportedRowKind.Play, play.ReportedAt, play.HeardMs) { Play = play };

    public static ExportRow Of(SpokenPlay spoken) => new(spoken.Kind, spoken.EndedAt, spoken.HeardMs) { Spoken = spoken };
}
