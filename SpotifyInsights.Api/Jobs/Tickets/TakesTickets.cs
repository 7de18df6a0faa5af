namespace SpotifyInsights.Api.Jobs.Tickets;

/// <summary>Marks the one route on which a ticket is a proof.</summary>
public sealed class TakesTickets
{
    private TakesTickets()
    {
    }

    public static TakesTickets Instance { get; } = new();
}
