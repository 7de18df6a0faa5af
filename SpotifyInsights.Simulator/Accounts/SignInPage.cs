using System.Net;
using System.Text;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>Lets a person choose who to be.</summary>
internal static class SignInPage
{
    private const string Head =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>Simulated sign-in</title>
        <style>
          body { font: 1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 12vh auto; padding: 0 1.5rem; color: #1b1f24; }
          ul { list-style: none; padding: 0; }
          li a { display: flex; justify-content: space-between; align-items: baseline; padding: .75rem 1rem; margin: .5rem 0; border: 1px solid #c9ced6; border-radius: .5rem;
                 color: inherit; text-decoration: none; }
          li a:hover, li a:focus { border-color: #0a6b3d; background: #f0f7f3; }
          small, .cancel { color: #57606a; }
        </style>
        <h1>Who are you?</h1>
        <p>This is a stand-in for Spotify, and nobody here is real. Choose whose account signs in:</p>
        <ul>

        """;

    public static string Html(HttpRequest request, IReadOnlyList<ListenerScript> listeners)
    {
        var page = new StringBuilder(Head);
        foreach (var listener in listeners)
        {
            page.Append("<li><a href=\"").Append(Link(request, "listener", listener.Id)).Append("\">")
                .Append(WebUtility.HtmlEncode(listener.DisplayName)).Append(" <small>")
                .Append(WebUtility.HtmlEncode(listener.Id)).Append("</small></a></li>\n");
        }

        return page.Append("</ul>\n<p><a class=\"cancel\" href=\"").Append(Link(request, "error", "access_denied")).Append("\">Cancel</a></p>\n</html>\n").ToString();
    }

    private static string Link(HttpRequest request, string name, string value) =>
        WebUtility.HtmlEncode($"{request.PathBase}{request.Path}{request.QueryString.Add(name, value)}");
}
