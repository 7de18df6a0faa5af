using System.Net;
using System.Text;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>Lets a person choose who to be.</summary>
internal static class SignInPage
{
    public static string Html(HttpRequest request, IReadOnlyList<ListenerScript> listeners)
    {
        var page = new StringBuilder(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Simulated sign-in</title><h1>Simulated Spotify: who are you?</h1><ul>");
        foreach (var listener in listeners)
        {
            page.Append("<li><a href=\"").Append(Link(request, "listener", listener.Id)).Append("\">")
                .Append(WebUtility.HtmlEncode(listener.DisplayName)).Append("</a> (")
                .Append(WebUtility.HtmlEncode(listener.Id)).Append(")</li>");
        }

        return page.Append("</ul><p><a href=\"").Append(Link(request, "error", "access_denied")).Append("\">Cancel</a></p></html>").ToString();
    }

    private static string Link(HttpRequest request, string name, string value) =>
        WebUtility.HtmlEncode($"{request.PathBase}{request.Path}{request.QueryString.Add(name, value)}");
}
