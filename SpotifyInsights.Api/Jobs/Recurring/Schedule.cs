namespace SpotifyInsights.Api.Jobs.Recurring;

/// <summary>Something that happens again and again, whoever is listening.</summary>
/// <param name="Name">What it is known by in the job database.</param>
/// <param name="Job">The scheduler's job; it never runs beside itself.</param>
/// <param name="First">From the start of the process to the first time.</param>
/// <param name="Every">From one beginning to the next.</param>
public sealed record Schedule(string Name, Type Job, TimeSpan First, TimeSpan Every);
