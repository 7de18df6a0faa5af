namespace SpotifyInsights.Api.Telemetry;

/// <summary>How the instance stands, in numbers.</summary>
/// <param name="Listeners">How many listeners stand how.</param>
/// <param name="Jobs">How many jobs of a kind run (`running`) or wait (`waiting`).</param>
/// <param name="CallsOfDay">Calls to Spotify in the last 24 hours.</param>
/// <param name="DailyCalls">How many the instance makes by itself at most.</param>
/// <param name="Blocked">Seconds until Spotify is asked again, for each group that is blocked.</param>
/// <param name="LagSeconds">The longest time since the last success of a listener who is signed in; 0 without any.</param>
/// <param name="IsStalled">Whether the collection stands still.</param>
/// <param name="OpenGaps">Recorded gaps that no other data cover.</param>
/// <param name="PendingDeliveries">Messages to webhooks that have not arrived yet.</param>
public sealed record InstanceState(
    IReadOnlyList<(string State, long Count)> Listeners,
    IReadOnlyList<(string Kind, string State, long Count)> Jobs,
    long CallsOfDay,
    long DailyCalls,
    IReadOnlyList<(string Group, double Seconds)> Blocked,
    double LagSeconds,
    bool IsStalled,
    long OpenGaps,
    long PendingDeliveries)
{
    /// <summary>Before the first look.</summary>
    public static InstanceState Unknown { get; } = new([], [], 0, 0, [], 0, IsStalled: false, 0, 0);
}
