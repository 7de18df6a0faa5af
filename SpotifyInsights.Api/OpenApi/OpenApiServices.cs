using Microsoft.OpenApi;
using NodaTime;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Jobs.Tickets;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>The contract: one document, `/openapi.yaml` (and `.json`), and Swagger UI over it.</summary>
public static class OpenApiServices
{
    /// <summary>The document's name, which is also its address.</summary>
    public const string Document = "openapi";

    public static IServiceCollection AddContract(this IServiceCollection services) =>
        services.AddEndpointsApiExplorer().AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "SpotifyInsights",
                Version = "1",
                Description = "When, how and how differently a listener listens over time. In a browser, [sign in](/auth/login) first. Every answer carries `basis`: how well its numbers are known. "
                    + "Unknown is `null`, never 0. Instants are UTC (RFC 3339); dates and hours are local to the time zone that `basis` names. "
                    + "Metrics carry a strong `ETag`: the same data on the same local day give the same bytes, and `If-None-Match` a 304. Whatever answers `GET` answers `HEAD`, but for streams of events. "
                    + "Errors are problem details (RFC 9457) with a stable `type`.",
                Contact = new OpenApiContact { Name = "Whoever runs this instance" },
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            });
            options.AddServer(new OpenApiServer { Url = "/", Description = "The instance that serves this document." });
            options.CustomOperationIds(api => api.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName);
            options.DocInclusionPredicate((_, api) => api.HttpMethod != HttpMethods.Head);
            options.SupportNonNullableReferenceTypes();
            options.MapType<Instant>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });
            options.MapType<LocalDate>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
            options.MapType<Instant?>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time" });
            options.MapType<LocalDate?>(() => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date" });
            options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The access token of `POST /auth/token` (or, in the demo, `POST /auth/demo`).",
            });
            options.AddSecurityDefinition("oauth", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "For programs of others that act for a listener: OAuth 2.1, authorization code with PKCE (S256), no client secret; `/.well-known/oauth-authorization-server` has the rest.",
                Flows = new OpenApiOAuthFlows
                {
                    AuthorizationCode = new OpenApiOAuthFlow
                    {
                        AuthorizationUrl = new Uri("/oauth/authorize", UriKind.Relative),
                        TokenUrl = new Uri("/oauth/token", UriKind.Relative),
                        RefreshUrl = new Uri("/oauth/token", UriKind.Relative),
                        Scopes = ApiScopes.All.ToDictionary(scope => scope.Key, scope => scope.Value, StringComparer.Ordinal),
                    },
                },
            });
            options.AddSecurityDefinition("apiKey", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyHandler.Header,
                Description = "A key of `POST /api-keys`, for programs of your own; `Authorization: Bearer` takes it, too. It opens what its scopes open, the same as for programs of others.",
            });
            options.AddSecurityDefinition("eventsTicket", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Query,
                Name = EventTicketHandler.Parameter,
                Description = "A ticket of `POST /jobs/{id}/events-ticket`, for `EventSource`: one call within 60 seconds.",
            });
            options.AddSecurityDefinition("shareLink", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Query,
                Name = ApiKeyHandler.ShareParameter,
                Description = "The key of a share link, where no header can be sent; `X-API-Key` takes it, too. It opens what `GET /shared` says.",
            });
            options.AddSecurityDefinition("cookie", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "spotify-insights",
                Description = "The session of a browser that signed in at `/auth/login`.",
            });
            options.OperationFilter<IdempotencyFilter>();
            options.OperationFilter<ProblemResponsesFilter>();
            options.OperationFilter<ParameterFilter>();
            options.OperationFilter<CachedAnswersFilter>();
            options.OperationFilter<PagedAnswersFilter>();
            options.OperationFilter<CsvAnswersFilter>();
            options.OperationFilter<FileBodyFilter>();
            options.OperationFilter<OAuthFormFilter>();
            options.OperationFilter<ResponseHeadersFilter>();
            options.OperationFilter<RateLimitFilter>();
            options.OperationFilter<ResponseWordsFilter>();
            options.OperationFilter<ExamplesFilter>();
            options.DocumentFilter<TagsFilter>();
            options.DocumentFilter<RequestBodiesFilter>();
            options.DocumentFilter<CallersNamesFilter>();
            options.SchemaFilter<CompleteRecordsFilter>();
            options.SchemaFilter<NullableReferencesFilter>();
            options.SchemaFilter<JobResultFilter>();
            options.SchemaFilter<FrameworkSchemasFilter>();
            foreach (var assembly in new[] { typeof(OpenApiServices).Assembly, typeof(Domain.Listening.ReportedTrack).Assembly, typeof(Storage.Objects.IObjectStore).Assembly })
            {
                var comments = Path.ChangeExtension(assembly.Location, ".xml");
                if (File.Exists(comments))
                {
                    options.IncludeXmlComments(comments);
                }
            }
        });

    public static void MapContract(this WebApplication app)
    {
        // A request for a route need not be asked whether it is for one of these.
        app.UseWhen(context => context.GetEndpoint() is null, contract =>
        {
            contract.UseSwagger(options =>
            {
                options.RouteTemplate = "{documentName:regex(^" + Document + "$)}.{extension:regex(^(json|ya?ml)$)}";
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            });
            contract.UseSwaggerUI(options =>
            {
                options.SwaggerEndpoint("/" + Document + ".json", "SpotifyInsights");
                options.DocumentTitle = "SpotifyInsights";
                options.RoutePrefix = "swagger";
                options.EnableTryItOutByDefault();
                options.DisplayRequestDuration();
                options.EnablePersistAuthorization();
                options.DefaultModelsExpandDepth(0);
                options.OAuthClientId(RegisteredClients.SwaggerId);
                options.OAuthScopes([.. ApiScopes.All.Keys]);
                options.OAuthUsePkce();
            });
        });
    }
}
