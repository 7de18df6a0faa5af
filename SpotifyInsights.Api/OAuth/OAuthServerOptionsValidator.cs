using System.Globalization;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Says what is wrong with the registered programs, each by its place.</summary>
public sealed class OAuthServerOptionsValidator : IValidateOptions<OAuthServerOptions>
{
    public ValidateOptionsResult Validate(string? name, OAuthServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = options.Clients.SelectMany((client, place) => FaultsOf(client, string.Create(CultureInfo.InvariantCulture, $"OAuth:Clients:{place}"))).ToList();
        faults.AddRange(options.Clients.GroupBy(client => client.Id, StringComparer.Ordinal)
            .Where(same => same.Count() > 1 || same.Key == RegisteredClients.SwaggerId)
            .Select(same => $"OAuth:Clients has the Id '{same.Key}' twice."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(RegisteredClient client, string place)
    {
        if (client.Id.Length is 0 or > 100 || !client.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            yield return $"{place}:Id must be 1 to 100 letters, digits, '-', '_' or '.'.";
        }

        if (string.IsNullOrWhiteSpace(client.Name))
        {
            yield return $"{place}:Name is missing: listeners read it when they are asked.";
        }

        if (client.RedirectUris.Count == 0)
        {
            yield return $"{place}:RedirectUris is empty: nobody could come back.";
        }

        foreach (var uri in client.RedirectUris.Where(uri => !IsRedirectUri(uri)))
        {
            yield return $"{place}:RedirectUris has '{uri}': it must be a whole https address, http on 127.0.0.1 or [::1], or a scheme of its own with a dot, without a fragment.";
        }

        foreach (var origin in client.AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return $"{place}:AllowedOrigins has '{origin}': an origin is scheme, host and port, such as https://charts.example, without a path.";
        }

        foreach (var scope in client.Scopes.Where(scope => !ApiScopes.All.ContainsKey(scope)))
        {
            yield return $"{place}:Scopes has '{scope}': known are {string.Join(", ", ApiScopes.All.Keys)}.";
        }
    }

    private static bool IsRedirectUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !text.Contains('#', StringComparison.Ordinal) && uri.UserInfo.Length == 0
        && uri.Scheme switch
        {
            "https" => true,
            "http" => uri.Host is "127.0.0.1" or "[::1]",
            _ => uri.Scheme.Contains('.', StringComparison.Ordinal),
        };

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
