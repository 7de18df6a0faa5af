using NodaTime;

namespace SpotifyInsights.Tests.Weather;

/// <summary>A time in which nobody could have seen a listener's plays, however clever.</summary>
/// <param name="Cause">Why, in a word or two.</param>
/// <param name="Listener">Whose; null: everybody's.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end, excluded.</param>
internal sealed record Blindness(string Cause, string? Listener, Instant From, Instant Until)
{
    public bool Concerns(string listener, Instant at) => (Listener is null || Listener == listener) && From <= at && at < Until;
}
