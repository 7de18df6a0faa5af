using NodaTime;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Something wrong with how plays are listed. It belongs to the plays that ended inside, however much later somebody asks.</summary>
/// <param name="Kind">What.</param>
/// <param name="From">The first end of a play that it concerns.</param>
/// <param name="Until">The first end of a play that it does not concern any more.</param>
public sealed record ListingFault(ListingFaultKind Kind, Instant From, Instant Until)
{
    /// <summary>Whose plays; null: everybody's.</summary>
    public string? Listener { get; init; }

    /// <summary>It concerns about one of so many plays, chosen by their ends; 1: all.</summary>
    public int OneOf { get; init; } = 1;

    /// <summary>How far apart or off.</summary>
    public Duration Shift { get; init; }

    internal bool Concerns(SimulatedPlay play) =>
        play.EndedAt >= From && play.EndedAt < Until && play.EndedAt.ToUnixTimeMilliseconds() / 1_000 % OneOf == 0;
}
