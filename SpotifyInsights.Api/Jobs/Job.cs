using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>A row of the job table. Instants have milliseconds.</summary>
public sealed record Job
{
    public required string Id { get; init; }

    public required JobKind Kind { get; init; }

    public required string UserId { get; init; }

    /// <summary>What tells jobs of a kind apart that may wait side by side; empty where one of the kind is enough.</summary>
    public string Slot { get; init; } = "";

    public required JobState State { get; init; }

    /// <summary>What the job was asked to do; the same in every run. Null: the kind says it all.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The last step the present run reported; null before the first.</summary>
    public JobStep? Step { get; init; }

    /// <summary>How often the job was started. Also the fence: only the newest run may write.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that ended in a passing failure; runs that were blocked or handed back do not count.</summary>
    public required int Failures { get; init; }

    /// <summary>Runs in a row whose process died.</summary>
    public required int Interruptions { get; init; }

    public required bool CancelRequested { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Start of the first run.</summary>
    public Instant? StartedAt { get; init; }

    public Instant? FinishedAt { get; init; }

    /// <summary>Queued jobs only: not before this instant; null: as soon as it is the job's turn.</summary>
    public Instant? NextAttemptAt { get; init; }

    public JsonElement? Result { get; init; }

    /// <summary>Why the job failed, or, while it is queued, why its last run has to be repeated.</summary>
    public JobProblem? Problem { get; init; }

    /// <summary>Grows with every change of the row.</summary>
    public required long Version { get; init; }

    public bool HasEnded => State is JobState.Succeeded or JobState.Failed or JobState.Cancelled;
}
