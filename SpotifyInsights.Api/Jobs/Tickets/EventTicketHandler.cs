using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Jobs.Tickets;

/// <summary>Takes the ticket of a request to the events of a job.</summary>
public sealed class EventTicketHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, EventTickets tickets)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The query parameter.</summary>
    public const string Parameter = "ticket";

    /// <summary>Whether a request hands a ticket in; elsewhere than on the events of a job it is no proof of anything.</summary>
    public static bool IsTicketIn(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.QueryString.HasValue && context.GetEndpoint()?.Metadata.GetMetadata<TakesTickets>() is not null && context.Request.Query.ContainsKey(Parameter);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await tickets.RedeemAsync(Request.Query[Parameter].ToString(), Request.RouteValues["id"] as string, Context.RequestAborted) is not { } given)
        {
            return AuthenticateResult.Fail("The ticket is unknown, used, over, or of another job.");
        }

        var principal = given.Caller is { } caller
            ? DelegationClaims.Principal(given.UserId, caller, AuthSchemes.EventTicket)
            : ListenerClaims.Principal(given.UserId, AuthSchemes.EventTicket);
        return AuthenticateResult.Success(new(principal, new AuthenticationProperties { IssuedUtc = given.GivenAt.ToDateTimeOffset() }, AuthSchemes.EventTicket));
    }
}
