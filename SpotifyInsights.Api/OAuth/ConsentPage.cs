using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Asks the listener whether a program may act for him.</summary>
internal static class ConsentPage
{
    /// <summary>The form's field that holds the answer, and its value for yes.</summary>
    public const string Decision = "decision";

    /// <inheritdoc cref="Decision"/>
    public const string Allow = "allow";

    public static ContentHttpResult Of(AuthorizationRequest asked, string userId, AntiforgeryTokenSet antiforgery)
    {
        var name = WebUtility.HtmlEncode(asked.Client.Name);
        var scopes = string.Concat(asked.Scopes.Select(scope => $"<li>{WebUtility.HtmlEncode(ApiScopes.All[scope])}</li>\n"));
        return TypedResults.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>Let {{name}} in?</title>
            <style>
              :root { color-scheme: light dark; --page: #fff; --text: #1b1f24; --quiet: #57606a; --action: #0a6b3d; --on-action: #fff; }
              @media (prefers-color-scheme: dark) { :root { --page: #14171a; --text: #e6e9ec; --quiet: #a3adb8; --action: #4cc38a; --on-action: #0b1f14; } }
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 12vh auto; padding: 0 1.5rem; background: var(--page); color: var(--text); }
              button { font: inherit; padding: .5rem 1.25rem; border-radius: .5rem; border: 1px solid var(--action); background: var(--page); color: var(--action); cursor: pointer; }
              button[value=allow] { background: var(--action); color: var(--on-action); }
              small { color: var(--quiet); overflow-wrap: anywhere; }
            </style>
            <h1>Let {{name}} in?</h1>
            <p>You are signed in as <strong>{{WebUtility.HtmlEncode(userId)}}</strong>. {{name}} asks to:</p>
            <ul>
            {{scopes}}</ul>
            <p><small>You go back to {{WebUtility.HtmlEncode(asked.RedirectUri)}}</small></p>
            <form method="post">
              <input type="hidden" name="{{WebUtility.HtmlEncode(antiforgery.FormFieldName)}}" value="{{WebUtility.HtmlEncode(antiforgery.RequestToken)}}">
              <button name="{{Decision}}" value="{{Allow}}">Allow</button>
              <button name="{{Decision}}" value="deny">No</button>
            </form>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
