using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace SpotifyInsights.Api.Auth;

/// <summary>What a person sees whose sign-in did not work: the problem's words, and the way back. Programs get the problem itself.</summary>
internal static class SignInFailurePage
{
    /// <summary>Whether a browser asks: only browsers accept HTML by name.</summary>
    public static bool IsWantedBy(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    public static ContentHttpResult Of(ProblemDetails problem)
    {
        var (title, detail) = (WebUtility.HtmlEncode(problem.Title), WebUtility.HtmlEncode(problem.Detail));
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>{{title}}</title>
            <style>
              :root { color-scheme: light dark; --page: #fff; --text: #1b1f24; --action: #0a6b3d; }
              @media (prefers-color-scheme: dark) { :root { --page: #14171a; --text: #e6e9ec; --action: #4cc38a; } }
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; background: var(--page); color: var(--text); }
              a { color: var(--action); }
            </style>
            <h1>{{title}}</h1>
            <p>{{detail}}</p>
            <p><a href="/auth/login">Sign in again</a></p>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: problem.Status);
    }
}
