using NodaTime;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Who a listener is. What he or she plays follows from this and the seed.</summary>
public sealed record ListenerScript
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>IANA name of the zone the days are lived in.</summary>
    public required string TimeZone { get; init; }

    public string Country { get; init; } = "DE";

    public string Product { get; init; } = "premium";

    public Rhythm Rhythm { get; init; }

    /// <summary>First day with plays. Before it there are none.</summary>
    public LocalDate Since { get; init; } = new(2023, 6, 1);

    /// <summary>Favourite genres, the dearest first.</summary>
    public IReadOnlyList<string> FavouriteGenres { get; init; } = [];

    /// <summary>False: can sign in, then every call is answered with 403, as for anybody who is not on the app's list.</summary>
    public bool IsOnAppList { get; init; } = true;
}
