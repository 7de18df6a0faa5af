using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>The kind of source of a row and why it takes no part in plays, together as one number.</summary>
internal static class Fate
{
    // Of a row that takes part.
    private const int NotRefused = 0;
    private const int Outcomes = (int)RowOutcome.Other + 2;

    /// <summary>Numbers are below this.</summary>
    public const int Count = Outcomes * ((int)WitnessKind.Scrobble + 1);

    /// <summary>A track of which nothing is said.</summary>
    public static ReportedTrack Nothing { get; } = new();

    /// <summary>The number of a row.</summary>
    public static int Of(in SpooledRow row) => (row.Kind * Outcomes) + (row.IsWitness ? NotRefused : row.Outcome + 1);

    /// <summary>A row of which nothing else is said.</summary>
    public static ImportedRow ToRow(int number) => new()
    {
        Kind = (WitnessKind)(number / Outcomes),
        PlayedAt = null,
        Track = Nothing,
        Refused = number % Outcomes is not NotRefused and var outcome ? WordOf((RowOutcome)(outcome - 1)) : null,
    };

    private static string WordOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Malformed => "malformed",
        RowOutcome.Podcast => "podcast",
        RowOutcome.Audiobook => "audiobook",
        RowOutcome.NoTrack => "no_track",
        RowOutcome.Implausible => ImportedRow.Implausible,
        RowOutcome.Duplicate => "duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Such a row takes part in plays."),
    };
}
