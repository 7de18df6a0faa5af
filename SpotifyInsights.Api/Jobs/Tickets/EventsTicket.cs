using NodaTime;

namespace SpotifyInsights.Api.Jobs.Tickets;

/// <summary>A ticket to the events of one job, for `EventSource`, which cannot send headers.</summary>
/// <param name="Ticket">The ticket: letters, digits, `-` and `_`. It is shown here and never again, and good for one call.</param>
/// <param name="EventsUrl">Where it is to be handed in: the path of the job's events with the ticket.</param>
/// <param name="ExpiresAt">From when it is void; 60 seconds from now. A stream that has begun goes on.</param>
public sealed record EventsTicket(string Ticket, string EventsUrl, Instant ExpiresAt);
