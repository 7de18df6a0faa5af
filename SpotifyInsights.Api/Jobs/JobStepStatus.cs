namespace SpotifyInsights.Api.Jobs;

/// <summary>One step of a job.</summary>
/// <param name="Name">What is done in it, for people.</param>
/// <param name="State">Where it stands.</param>
public sealed record JobStepStatus(string Name, JobStepState State);
