using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace SpotifyInsights.Tests.Clients;

/// <summary>The browser of the demo's listener, who signs in where he is asked to and lets every program in.</summary>
internal sealed partial class DemoBrowser : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Opens the address of an authorization request and gives back the address that it ends up at: the program's own, with a code.</summary>
    public async Task<string> OpenAsync(Uri authorization, CancellationToken cancel)
    {
        var address = authorization;
        while (true)
        {
            using var answer = await client.GetAsync(address, cancel);
            if (answer.Headers.Location is not { } next)
            {
                return await AllowAsync(authorization, await answer.Content.ReadAsStringAsync(cancel), cancel);
            }

            // Spotify's own page asks who it is.
            address = new Uri(address, next);
            if (address.AbsolutePath.EndsWith("/authorize", StringComparison.Ordinal) && address.AbsolutePath != authorization.AbsolutePath)
            {
                address = new Uri(QueryHelpers.AddQueryString(address.ToString(), "listener", "demo"));
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<string> AllowAsync(Uri authorization, string page, CancellationToken cancel)
    {
        var token = Hidden().Match(page);
        token.Success.ShouldBeTrue(page);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { [token.Groups["name"].Value] = token.Groups["value"].Value, ["decision"] = "allow" });
        using var back = await client.PostAsync(authorization, form, cancel);
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return back.Headers.Location!.ToString();
    }

    [GeneratedRegex("name=\"(?<name>__[^\"]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();
}
