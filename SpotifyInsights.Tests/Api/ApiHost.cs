using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Api.Contracts;
using SpotifyInsights.Tests.Storage.Objects.S3;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>
/// The whole application over a folder of its own, with a simulated Spotify behind every outgoing call and a clock that stands at
/// <see cref="Now"/>. There is no other way out: a call that the simulator does not know is a 404 of Spotify's.
/// </summary>
public sealed class ApiHost : WebApplicationFactory<Program>
{
    /// <summary>A Sunday noon.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("spotify-insights-api-").FullName;

    private R2Bucket? _bucket;

    public ApiHost()
        : this(Now)
    {
    }

    /// <summary>With a Spotify that answers with these fields.</summary>
    public ApiHost(ResponseShape shape)
        : this(Now, shape)
    {
    }

    /// <summary>At another time, and where <paramref name="listeners"/> are given with others than the simulator's own.</summary>
    public ApiHost(DateTimeOffset now, params IReadOnlyList<ListenerScript> listeners)
        : this(now, ResponseShape.Development, listeners)
    {
    }

    private ApiHost(DateTimeOffset now, ResponseShape shape, params IReadOnlyList<ListenerScript> listeners)
    {
        Clock = new StandingClock(now);
        var options = new SimulatorOptions { ClientId = "test-client", ClientSecret = "test-secret", AutoApproveListener = "demo", Shape = shape };
        options.Listeners = listeners.Count == 0 ? options.Listeners : listeners;
        Simulation = new SpotifySimulation(options, Clock);
    }

    /// <summary>Another node: a folder of its own, the same clock, Spotify and bucket.</summary>
    public ApiHost(ApiHost other)
    {
        (Clock, Simulation) = (other.Clock, other.Simulation);
        if (other._bucket is not null)
        {
            Use(other._bucket);
        }
    }

    /// <summary>Settings beside the ones every test host has; to be set before the first use.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>What reaches a bucket; to be set before the first use.</summary>
    public Func<HttpMessageHandler> StoreNetwork { get; set; } = R2Server.Socket;

    /// <summary>Changes what the application is made of; to be set before the first use.</summary>
    public Action<IServiceCollection>? Configure { get; set; }

    public StandingClock Clock { get; }

    public SpotifySimulation Simulation { get; }

    public string Folder => _folder;

    /// <summary>Keeps the objects in a bucket; to be called before the first use.</summary>
    public void Use(R2Bucket bucket)
    {
        _bucket = bucket;
        Settings["Storage:Provider"] = "s3";
        Settings["Storage:S3:ServiceUrl"] = bucket.Options.ServiceUrl.ToString();
        Settings["Storage:S3:Bucket"] = bucket.Options.Bucket;
        Settings["Storage:S3:AccessKeyId"] = bucket.Options.AccessKeyId;
        Settings["Storage:S3:SecretAccessKey"] = bucket.Options.SecretAccessKey;
    }

    /// <summary>A client without any sign-in that keeps cookies and does not follow redirects; its answers are held against the contract.</summary>
    public HttpClient Anonymous()
    {
        var client = CreateDefaultClient(new AnswerCheck(), new CookieJar());

        // Spotify refuses redirect addresses on "localhost", and so does the simulator.
        client.BaseAddress = new Uri("http://127.0.0.1:5080");
        return client;
    }

    /// <summary>Signs <paramref name="browser"/> in with Spotify; it sends a bearer token from here on.</summary>
    public async Task SignInAsync(HttpClient browser, string listener = "demo")
    {
        using var spotify = new SimulatorHandler(Simulation);
        using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, listener);
        await SignIn.TakeTokenAsync(browser);
    }

    /// <summary>A client with the bearer token of <paramref name="userId"/>, as /auth/token issues it.</summary>
    public HttpClient As(string userId)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(userId));
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:LocalPath", _folder);
        builder.UseSetting("Spotify:ClientId", Simulation.Options.ClientId);
        builder.UseSetting("Spotify:ClientSecret", Simulation.Options.ClientSecret);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var quota in (string[])["Listener", "Anonymous", "SignIn"])
        {
            // A test may ask as often as it likes.
            builder.UseSetting($"RateLimits:{quota}", "1000000");
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddLogging(logging => logging.AddProvider(SuiteLogs.Listener));
            SuiteLogs.Learn(Simulation.Options.ClientSecret);
            foreach (var client in (string[])[SpotifyRegistration.HttpClientName, SpotifyFlow.AccountsClient])
            {
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new LearningHandler(new SimulatorHandler(Simulation)));
            }

            services.AddHttpClient(ObjectStores.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => StoreNetwork());
            Configure?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string TokenOf(string userId)
    {
        var options = Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>>()
            .Get(AuthSchemes.Bearer);
        var ticket = new Microsoft.AspNetCore.Authentication.AuthenticationTicket(
            ListenerClaims.Principal(userId, AuthSchemes.Bearer),
            new Microsoft.AspNetCore.Authentication.AuthenticationProperties { ExpiresUtc = Clock.GetUtcNow() + TimeSpan.FromHours(1) },
            AuthSchemes.Bearer + ":AccessToken");
        return options.BearerTokenProtector.Protect(ticket);
    }
}
