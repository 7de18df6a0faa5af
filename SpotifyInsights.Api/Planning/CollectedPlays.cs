using System.Text.Json;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Planning;

/// <summary>What the results of polls and snapshots have in common.</summary>
/// <param name="SnapshotId">A snapshot's id; null: it was a poll.</param>
/// <param name="Seen">What Spotify's answer held; null: nothing, or an earlier run had read it.</param>
/// <param name="Gap">Time before it in which plays may have been missed; null: none.</param>
internal sealed record CollectedPlays(string? SnapshotId, SeenPlays? Seen, InstantRange? Gap)
{
    private static readonly CollectedPlays Nothing = new(null, null, null);

    public static CollectedPlays Of(Job job) =>
        job.Result is { ValueKind: JsonValueKind.Object } result ? result.Deserialize<CollectedPlays>(ApiJson.Options) ?? Nothing : Nothing;
}
