using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Imports;

/// <summary>A row of an import: everything that it said and that is not personal, so that a later rule can be applied to it.</summary>
public sealed record ImportedRow
{
    /// <summary>What <see cref="Refused"/> says of a row that no play can have. Later rules may think otherwise, so such rows are looked at again.</summary>
    public const string Implausible = "implausible";

    /// <summary>The kind of source.</summary>
    public required WitnessKind Kind { get; init; }

    /// <summary>The instant as reported: the end of the play; of a scrobble its start; null where the row does not tell it.</summary>
    public required Instant? PlayedAt { get; init; }

    /// <summary>Milliseconds heard as reported; null where not told.</summary>
    public long? HeardMs { get; init; }

    /// <summary>An export's `offline_timestamp`, sane or not; null when not given.</summary>
    public Instant? OfflineAt { get; init; }

    /// <summary>What was played. Of an episode the track is the episode and the artist the show; of an audiobook the track is the chapter, the artist the book's title and the context the book.</summary>
    public required ReportedTrack Track { get; init; }

    /// <summary>`album`, `playlist` …, or null.</summary>
    public string? ContextType { get; init; }

    /// <summary>The context's URI, or null.</summary>
    public string? ContextUri { get; init; }

    /// <summary>How it was played.</summary>
    public PlayCircumstances Circumstances { get; init; } = PlayCircumstances.Unknown;

    /// <summary>`conn_country`: ISO 3166-1 alpha-2; null when not given.</summary>
    public string? Country { get; init; }

    /// <summary>On what sort of device; null when not given.</summary>
    public PlatformClass? Platform { get; init; }

    /// <summary>Why the row takes no part in plays, the word of a <see cref="RowOutcome"/>; null for a row that does.</summary>
    public string? Refused { get; init; }

    /// <summary>The row of a witness that takes part, or is implausible.</summary>
    public static ImportedRow Of(Witness witness)
    {
        ArgumentNullException.ThrowIfNull(witness);
        return new ImportedRow
        {
            Kind = witness.Kind,
            PlayedAt = witness.PlayedAt,
            HeardMs = witness.HeardMs,
            OfflineAt = witness.OfflineAt,
            Track = witness.Track,
            ContextType = witness.ContextType,
            ContextUri = witness.ContextUri,
            Circumstances = witness.Circumstances,
            Refused = WitnessTime.IsImplausible(witness) ? Implausible : null,
        };
    }

    /// <summary>What the row says of a play, by today's rules; null when it takes no part in any.</summary>
    public Witness? ToWitness()
    {
        if (Refused is not (null or Implausible) || PlayedAt is not { } playedAt)
        {
            return null;
        }

        var witness = new Witness
        {
            Kind = Kind,
            PlayedAt = playedAt,
            HeardMs = HeardMs,
            OfflineAt = OfflineAt,
            Track = Track,
            ContextType = ContextType,
            ContextUri = ContextUri,
            Circumstances = Circumstances,
        };
        return WitnessTime.IsImplausible(witness) ? null : witness;
    }
}
