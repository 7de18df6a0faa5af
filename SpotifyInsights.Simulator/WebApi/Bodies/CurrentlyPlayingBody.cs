using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record CurrentlyPlayingBody
{
    public required long Timestamp { get; init; }

    /// <summary>Left out when there is none: the description of the Web API knows no null here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContextBody? Context { get; init; }

    public required int ProgressMs { get; init; }

    public required WrittenBody Item { get; init; }

    public string CurrentlyPlayingType { get; } = "track";

    public required ActionsBody Actions { get; init; }

    public required bool IsPlaying { get; init; }
}
