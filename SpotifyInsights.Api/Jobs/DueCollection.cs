using System.Text.Json;

namespace SpotifyInsights.Api.Jobs;

/// <summary>A job that a listener's schedule asks for now.</summary>
public sealed record DueCollection(JobKind Kind, string UserId, JsonElement? Parameters);
