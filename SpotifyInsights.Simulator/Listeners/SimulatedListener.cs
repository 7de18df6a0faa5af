namespace SpotifyInsights.Simulator.Listeners;

public sealed class SimulatedListener
{
    internal SimulatedListener(ListenerLife life)
    {
        Life = life;
        Tops = new TopLists(life);
    }

    public ListenerScript Script => Life.Script;

    /// <summary>What really happened.</summary>
    public ListenerLife Life { get; }

    public TopLists Tops { get; }
}
