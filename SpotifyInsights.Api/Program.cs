using Microsoft.AspNetCore.ResponseCompression;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Demo;
using SpotifyInsights.Api.Endpoints;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Listens;
using SpotifyInsights.Api.Lookups;
using SpotifyInsights.Api.Maintenance;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.RateLimits;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Telemetry;
using SpotifyInsights.Api.Webhooks;

// Settings lie beside the program; Storage:LocalPath is relative to where the owner stands.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (args is [ContractCommand.Name] || MaintenanceCommands.IsNamedIn(args))
{
    builder.Logging.ClearProviders();
}

builder.AddSecretFiles();
builder.AddStartup();
builder.AddTelemetry();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));

// From the source to the answer.
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddSpotify(builder.Configuration);
builder.Services.AddAggregation();
builder.Services.AddImporting();
builder.Services.AddCollectionJobs();
builder.Services.AddPlanning(builder.Configuration);
builder.Services.AddJobs(builder.Configuration);
builder.Services.AddThirdParties(builder.Configuration);
builder.Services.AddApiKeys();
builder.Services.AddWebhooks(builder.Configuration);
builder.Services.AddListens(builder.Configuration);
builder.Services.AddLookups(builder.Configuration);
builder.Services.AddErasing();
builder.Services.AddHistories(builder.Configuration);
builder.Services.AddReferenceData();

// Who asks, and how they are answered.
builder.Services.AddTransport(builder.Configuration);
builder.Services.AddSignIn(builder.Configuration);
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddProblems();
builder.Services.AddContract();
builder.Services.AddAnswers();
builder.Services.AddResponseCompression(PlainCompression.Configure).AddSingleton<IResponseCompressionProvider, PlainCompression>();
builder.Services.AddEndpoints(builder.Configuration);
builder.Services.AddDemo(builder.Configuration);

var app = builder.Build();
app.UseTransport();
app.UseResponseCompression();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseSecurityHeaders();
app.UseCors();
app.UseBodyLimit();
app.UseDemoGate();
app.UseCallers();
app.UseErasureGate();
app.UseGrantGate();
app.UseRateLimiter();
app.UseSameOriginGate();
app.UseAuthorization();
app.UseMiddleware<IdempotentPosts>();
var routes = app.MapGroup("").AnswerHead();
routes.MapHealth();
routes.MapCollectionHealth();
routes.MapMetricsText();
routes.MapAuth();
routes.MapThirdParties();
app.MapDemo();
app.MapListens();
routes.MapListenerApi();
app.MapContract();

return args is [ContractCommand.Name] ? await ContractCommand.RunAsync(app)
    : MaintenanceCommands.IsNamedIn(args) ? await Startup.DescribingAsync(() => MaintenanceCommands.RunAsync(app, args, Console.Out, CancellationToken.None))
    : await Startup.RunAsync(app);
