using Microsoft.AspNetCore.WebUtilities;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>`GET /authorize`: the browser's part of signing in.</summary>
internal static class AuthorizeEndpoint
{
    public static IResult Get(HttpContext context, SpotifySimulation simulation)
    {
        var query = context.Request.Query;
        var redirectUri = (string?)query["redirect_uri"];

        // These are told to the person in the browser: an address nobody vouched for gets no redirect.
        if (query["client_id"] != simulation.Options.ClientId)
        {
            return Results.Text("INVALID_CLIENT: Invalid client", statusCode: StatusCodes.Status400BadRequest);
        }

        if (!RedirectAddress.IsAcceptable(redirectUri, simulation.Options.RedirectUris))
        {
            return Results.Text("INVALID_CLIENT: Insecure or unregistered redirect URI", statusCode: StatusCodes.Status400BadRequest);
        }

        if (query["response_type"] != "code")
        {
            return Back(query, "error", "unsupported_response_type");
        }

        var challenge = (string?)query["code_challenge"];
        if (challenge is { Length: 0 } || (challenge is not null && query["code_challenge_method"] != "S256"))
        {
            return Back(query, "error", "invalid_request");
        }

        if (query["error"] == "access_denied")
        {
            return Back(query, "error", "access_denied");
        }

        var chosen = (string?)query["listener"] ?? simulation.Options.AutoApproveListener;
        if (chosen is null || simulation.FindListener(chosen) is not { } listener)
        {
            return Results.Content(SignInPage.Html(context.Request, simulation.Options.Listeners), "text/html; charset=utf-8");
        }

        var request = new SignInRequest(redirectUri!, query["scope"].ToString(), challenge);
        return Back(query, "code", simulation.Tokens.IssueCode(listener.Script.Id, request));
    }

    private static IResult Back(IQueryCollection query, string name, string value)
    {
        var address = QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), name, value);
        var state = (string?)query["state"];
        return Results.Redirect(state is null ? address : QueryHelpers.AddQueryString(address, "state", state));
    }
}
