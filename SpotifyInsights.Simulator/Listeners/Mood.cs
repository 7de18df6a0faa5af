namespace SpotifyInsights.Simulator.Listeners;

internal enum Mood
{
    Anything,

    /// <summary>At work: mostly calm music.</summary>
    Focus,
}
