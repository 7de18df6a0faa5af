using System.Runtime.InteropServices;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>A row in 40 bytes: numbers, and where its texts are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SpooledRow
{
    /// <summary>What stands for a number that is not there.</summary>
    public const long None = long.MinValue;

    /// <summary>What stands in <see cref="Outcome"/> until the merge.</summary>
    public const byte Undecided = byte.MaxValue;

    /// <summary>The reported instant, Unix milliseconds.</summary>
    public required long PlayedAt { get; init; }

    /// <summary>Milliseconds heard.</summary>
    public required long HeardMs { get; init; }

    /// <summary>`offline_timestamp`, Unix milliseconds.</summary>
    public required long OfflineAt { get; init; }

    /// <summary>Number of the tuple of what was played.</summary>
    public required int Track { get; init; }

    /// <summary>Number of the tuple of how it was played.</summary>
    public required int Manner { get; init; }

    /// <summary>Number of the file in the upload.</summary>
    public required int File { get; init; }

    /// <summary>The value of a <see cref="Domain.Listening.WitnessKind"/>.</summary>
    public required byte Kind { get; init; }

    /// <summary>The <see cref="RowOutcome"/> where the row alone decides it, otherwise <see cref="Undecided"/>.</summary>
    public required byte Outcome { get; init; }

    /// <summary>Whether the row takes part in plays.</summary>
    public required bool IsWitness { get; init; }
}
