using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Api.Playback;

/// <summary>What is playing.</summary>
public static class NowPlayingEndpoints
{
    public static RouteGroupBuilder MapNowPlaying(this RouteGroupBuilder api)
    {
        ArgumentNullException.ThrowIfNull(api);
        api.MapGet("/now-playing", GetNowPlaying).WithTags("Library").WithScopes(ApiScopes.HistoryRead, changing: null).WithName(nameof(GetNowPlaying))
            .WithSummary("What is playing now")
            .WithDescription("Asks Spotify at the moment of asking; who asks again within ten seconds gets the same answer. 204 in silence. It is noted nowhere: plays are collected when they have ended. "
                + "409 `spotify-permission-missing` to who signed in before this was asked for: sign in once more.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    internal static async Task<Results<Ok<NowPlaying>, NoContent, ProblemHttpResult>> GetNowPlaying(
        ClaimsPrincipal caller, NowPlayingRequests requests, HttpResponse response, TimeProvider time, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "private, no-store";
        try
        {
            return await requests.FindAsync(caller.UserId(), cancellationToken) is { } playing ? TypedResults.Ok(playing) : TypedResults.NoContent();
        }
        catch (QuotaBlockedException blocked)
        {
            var seconds = Math.Max(1, Math.Ceiling((blocked.BlockedUntil - time.GetCurrentInstant()).TotalSeconds));
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ProblemTypes.SpotifyQuota.ToResult(blocked.Message);
        }
        catch (SpotifyException failure)
        {
            return ProblemOf(failure).ToResult(failure.Message);
        }
    }

    private static ProblemType ProblemOf(SpotifyException failure) => failure switch
    {
        SignInRequiredException => ProblemTypes.SignInRequired,
        SpotifyForbiddenException { IsOfMissingScope: true } => ProblemTypes.SpotifyPermissionMissing,
        { IsPassing: true } => ProblemTypes.TemporarilyUnavailable,
        _ => ProblemTypes.SpotifyRefused,
    };
}
