using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>`GET /v1/me`.</summary>
internal static class MeEndpoint
{
    public static IResult Get(HttpContext context, SpotifySimulation simulation)
    {
        var signedIn = SignedIn.Of(context);
        var script = signedIn.Listener.Script;
        var dice = Dice.For(simulation.Options.Seed, $"{script.Id}/profile");
        var followers = dice.Below(120);
        var hash = dice.Hex(24);
        return simulation.Json.Body(new MeBody
        {
            AccountId = dice.Id(),
            Country = script.Country,
            DisplayName = script.DisplayName,
            Email = signedIn.Scopes.Contains("user-read-email") ? $"{script.Id}@listeners.example" : null,
            ExternalUrls = new ExternalUrlsBody($"https://open.spotify.com/user/{Uri.EscapeDataString(script.Id)}"),
            Followers = new FollowersBody(Href: null, followers),
            Href = $"https://api.spotify.com/v1/users/{Uri.EscapeDataString(script.Id)}",
            Id = script.Id,
            Images = [Image(hash, "ab6775700000ee85", 300), Image(hash, "ab67757000003b82", 64)],
            Product = script.Product,
            Uri = $"spotify:user:{script.Id}",
        });
    }

    private static ImageBody Image(string hash, string prefix, int size) => new(size, $"https://i.scdn.co/image/{prefix}{hash}", size);
}
