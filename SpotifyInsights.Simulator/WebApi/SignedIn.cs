using Microsoft.AspNetCore.Http.Features;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>Who calls, put into the request by <see cref="BearerFilter"/>.</summary>
internal sealed record SignedIn(SimulatedListener Listener, IReadOnlyList<string> Scopes)
{
    public static SignedIn Of(HttpContext context) => context.Features.GetRequiredFeature<SignedIn>();
}
