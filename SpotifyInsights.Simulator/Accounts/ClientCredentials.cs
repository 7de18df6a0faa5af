using System.Net.Http.Headers;
using System.Text;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>Reads who the app says it is: from the Basic header, else from the form.</summary>
internal static class ClientCredentials
{
    /// <summary>The secret is null for an app that proves itself by PKCE alone.</summary>
    public static bool TryRead(HttpRequest request, IFormCollection form, out string clientId, out string? secret)
    {
        if (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            && string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase))
        {
            return TryReadBasic(header.Parameter ?? "", out clientId, out secret);
        }

        clientId = form["client_id"].ToString();
        secret = form["client_secret"];
        return clientId.Length > 0;
    }

    private static bool TryReadBasic(string encoded, out string clientId, out string? secret)
    {
        clientId = "";
        secret = null;
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)
            || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var id, var password])
        {
            return false;
        }

        // RFC 6749, 2.3.1: both are form-encoded before they are joined.
        clientId = Uri.UnescapeDataString(id);
        secret = Uri.UnescapeDataString(password);
        return true;
    }
}
