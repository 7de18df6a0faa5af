using NodaTime;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Jobs.Tickets;

/// <summary>Who a ticket was given to.</summary>
/// <param name="UserId">The listener.</param>
/// <param name="Caller">The program that asked for him; null: himself.</param>
/// <param name="GivenAt">When.</param>
public sealed record GivenTicket(string UserId, Delegation? Caller, Instant GivenAt);
