namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Where a play was started from.</summary>
/// <param name="Type">`album`, `artist`, `playlist` or `collection`.</param>
/// <param name="Id">Id of the album, artist or playlist; of the listener for a collection.</param>
public sealed record PlayContext(string Type, string Id)
{
    public string Uri => Type == "collection" ? $"spotify:user:{Id}:collection" : $"spotify:{Type}:{Id}";
}
