namespace SpotifyInsights.Api.OAuth;

/// <summary>The form of a request to the token or revocation endpoint.</summary>
internal sealed class OAuthForm
{
    private readonly IFormCollection fields;

    private OAuthForm(IFormCollection fields) => this.fields = fields;

    /// <summary>Reads it.</summary>
    /// <exception cref="OAuthErrorException">It is no form, or a field is there more than once.</exception>
    public static async Task<OAuthForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new OAuthErrorException("invalid_request", "The body must be application/x-www-form-urlencoded.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            throw new OAuthErrorException("invalid_request", "The form cannot be read.");
        }

        return form.FirstOrDefault(field => field.Value.Count > 1).Key is { } twice
            ? throw new OAuthErrorException("invalid_request", $"'{twice}' is there more than once.")
            : new OAuthForm(form);
    }

    /// <summary>A field; null: missing or empty.</summary>
    public string? Find(string name) => string.IsNullOrEmpty(fields[name]) ? null : fields[name].ToString();

    /// <summary>A field that must be there.</summary>
    /// <exception cref="OAuthErrorException">It is not.</exception>
    public string Require(string name) => Find(name) ?? throw new OAuthErrorException("invalid_request", $"'{name}' is missing.");

    /// <summary>The program that asks. It is a public client: whoever tries to prove himself with a secret is somebody else.</summary>
    /// <exception cref="OAuthErrorException">It is not registered.</exception>
    public RegisteredClient Client(HttpRequest request, RegisteredClients clients)
    {
        if (request.Headers.Authorization.Count > 0 || Find("client_secret") is not null)
        {
            throw new OAuthErrorException("invalid_client", "Programs have no secret here: send 'client_id' alone.", StatusCodes.Status401Unauthorized);
        }

        return clients.Find(Require("client_id"), request) ?? throw new OAuthErrorException("invalid_client", "'client_id' names no program that is registered here.");
    }
}
