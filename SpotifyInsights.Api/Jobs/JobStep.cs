namespace SpotifyInsights.Api.Jobs;

/// <summary>How far a run has come.</summary>
/// <param name="Index">The step that is being worked on: zero-based, into <see cref="JobSteps.Of"/>.</param>
/// <param name="Done">The part of this step that is done, 0 to 1.</param>
/// <param name="Amounts">The same in numbers; null for kinds of jobs that count nothing.</param>
public readonly record struct JobStep(int Index, double Done = 0, JobAmounts? Amounts = null);
