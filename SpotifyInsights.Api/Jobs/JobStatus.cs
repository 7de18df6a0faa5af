using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>A job as its listener sees it.</summary>
public sealed record JobStatus
{
    /// <summary>The job's id: its address is `/jobs/{id}`.</summary>
    public required string Id { get; init; }

    /// <summary>What the job does.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>The steps in the order they run.</summary>
    public required IReadOnlyList<JobStepStatus> Steps { get; init; }

    /// <summary>The part of the job that is done, 0 to 1; 1 only when it succeeded.</summary>
    public required double Progress { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Start of the first run; null before it.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>Null until the job has ended.</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>How often the job was started.</summary>
    public required int Attempts { get; init; }

    /// <summary>A queued job that has to wait runs again at this instant; otherwise null.</summary>
    public Instant? NextAttemptAt { get; init; }

    /// <summary>The step that is being worked on, in numbers; null for kinds that count nothing, and when no step is being worked on.</summary>
    public JobAmounts? Amounts { get; init; }

    /// <summary>
    /// What came of the job; its members depend on the kind. Null until it succeeded, or if the kind has no result. An import that found nothing to keep has failed,
    /// and its report stands here.
    /// </summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why the job failed, or, while it is queued, why its last run has to be repeated.</summary>
    public JobProblem? Problem { get; init; }

    /// <summary>The version of the data this job published. A read that asks for it never gets older data. Null: it published none.</summary>
    public string? DataVersion { get; init; }

    public static JobStatus Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        var names = JobSteps.Of(job.Kind);
        return new JobStatus
        {
            Id = job.Id,
            Kind = job.Kind,
            State = job.State,
            Steps = [.. names.Select((name, index) => new JobStepStatus(name, StateOfStep(job, index)))],
            Progress = ProgressOf(job, names.Count),
            CreatedAt = job.CreatedAt,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            Attempts = job.Runs,
            NextAttemptAt = job.NextAttemptAt,
            Amounts = job.State == JobState.Running ? job.Step?.Amounts : null,
            Result = job.Result,
            Problem = job.Problem,
            DataVersion = DataVersionOf(job.Result),
        };
    }

    private static JobStepState StateOfStep(Job job, int index) => (job.State, job.Step) switch
    {
        (JobState.Succeeded, _) => JobStepState.Done,
        (_, null) => JobStepState.Pending,
        (_, { } step) when index < step.Index => JobStepState.Done,
        (JobState.Running, { } step) when index == step.Index => JobStepState.Running,
        (_, { } step) when index == step.Index => JobStepState.Stopped,
        _ => JobStepState.Pending,
    };

    private static double ProgressOf(Job job, int steps) => (job.State, job.Step) switch
    {
        (JobState.Succeeded, _) => 1,
        (_, { } step) => Math.Clamp((step.Index + step.Done) / steps, 0, 1),
        _ => 0,
    };

    private static string? DataVersionOf(JsonElement? result) =>
        result is { ValueKind: JsonValueKind.Object } members
        && members.TryGetProperty("dataVersion", out var version)
        && version.ValueKind == JsonValueKind.String
            ? version.GetString()
            : null;
}
