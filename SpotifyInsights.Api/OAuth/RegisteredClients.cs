using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.OAuth;

/// <summary>The programs that listeners may let in: the registered ones, and this instance's own Swagger UI.</summary>
public sealed class RegisteredClients(IOptions<OAuthServerOptions> options)
{
    /// <summary>The `client_id` of this instance's Swagger UI.</summary>
    public const string SwaggerId = "swagger-ui";

    private readonly Dictionary<string, RegisteredClient> clients = options.Value.Clients.ToDictionary(client => client.Id, StringComparer.Ordinal);
    private readonly HashSet<string> origins = [.. options.Value.Clients.SelectMany(client => client.AllowedOrigins)];

    /// <summary>The program with an id; null: there is none.</summary>
    /// <param name="id">The `client_id`.</param>
    /// <param name="request">The request: Swagger UI lives under the address by which this instance was reached.</param>
    public RegisteredClient? Find(string id, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return id == SwaggerId
            ? new RegisteredClient { Id = SwaggerId, Name = "Swagger UI", RedirectUris = { $"{request.Scheme}://{request.Host}{request.PathBase}/swagger/oauth2-redirect.html" } }
            : clients.GetValueOrDefault(id);
    }

    /// <summary>Whether pages of an origin may call this instance.</summary>
    public bool HasOrigin(string origin) => origins.Contains(origin);
}
