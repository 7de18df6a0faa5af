namespace SpotifyInsights.Simulator.Listeners;

/// <summary>The listeners that are there when nothing else is configured.</summary>
public static class ScriptedListeners
{
    public static ListenerScript Demo { get; } = new()
    {
        Id = "demo",
        DisplayName = "Mira Talberg",
        TimeZone = "Europe/Berlin",
        Rhythm = Rhythm.Commuter,
        FavouriteGenres = ["indie rock", "dream pop", "ambient", "german hip hop", "techno", "neoclassical"],
    };

    public static ListenerScript Light { get; } = new()
    {
        Id = "light",
        DisplayName = "Oskar Winnefeld",
        TimeZone = "Europe/Lisbon",
        Country = "PT",
        Product = "free",
        Rhythm = Rhythm.Occasional,
        FavouriteGenres = ["jazz", "soul", "singer-songwriter"],
    };

    public static ListenerScript Heavy { get; } = new()
    {
        Id = "heavy",
        DisplayName = "Júlia Ördög-Santos",
        TimeZone = "America/Sao_Paulo",
        Country = "BR",
        Rhythm = Rhythm.AllDay,
        FavouriteGenres = ["pop", "hip hop", "afrobeat", "synthwave", "power metal"],
    };

    /// <summary>Signs in, but is not on the app's list.</summary>
    public static ListenerScript Stranger { get; } = new()
    {
        Id = "stranger",
        DisplayName = "Someone Else",
        TimeZone = "Etc/UTC",
        Country = "NL",
        Rhythm = Rhythm.Occasional,
        FavouriteGenres = ["folk"],
        IsOnAppList = false,
    };

    public static IReadOnlyList<ListenerScript> All { get; } = [Demo, Light, Heavy, Stranger];
}
