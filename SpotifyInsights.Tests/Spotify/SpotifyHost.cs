using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Spotify;

/// <summary>The client as the app registers it, in front of a scripted Spotify and a clock that stands.</summary>
public sealed class SpotifyHost : IDisposable
{
    public const string UserId = "ada";
    public const string RefreshToken = "refresh-secret-1";
    public const string AccessToken = "access-secret-1";
    public const string ClientSecret = "client-secret-1";
    public const string Token = "/api/token";
    public const string Me = "/v1/me";
    public const string Recent = "/v1/me/player/recently-played?limit=50";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    // Shared: a second host stands for the app after a restart, which has the same keys.
    private static readonly EphemeralDataProtectionProvider DataProtectionKeys = new();

    private readonly ServiceProvider _services;

    public SpotifyHost(IObjectStore? objects = null, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        Objects = objects ?? new MemoryObjectStore(Time);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Spotify:ClientId"] = "client-1",
            ["Spotify:ClientSecret"] = ClientSecret,
            // Longer than any wait, so that the clock tells time limits from waits.
            ["Spotify:RequestTimeout"] = "00:01:40",
        }).AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        SuiteLogs.Learn(ClientSecret);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new RetryJitter(new Random(1)));
        services.AddSingleton(Objects);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<QuotaStore>();
        services.AddSpotify(configuration);
        services.AddSingleton<IDataProtectionProvider>(DataProtectionKeys);
        services.AddHttpClient(SpotifyRegistration.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new LearningHandler(Spotify));
        configure?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public IObjectStore Objects { get; }

    public ScriptedSpotify Spotify { get; } = new();

    public ManualTimeProvider Time { get; } = new(Start) { ShortestLimit = TimeSpan.FromSeconds(60) };

    public CapturedLogs Logs { get; } = new();

    public CallLedger Ledger { get; } = new(UserId);

    public SpotifyClient Client => Get<SpotifyClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static string TokenJson(string accessToken = AccessToken, string? refreshToken = null) => refreshToken is null
        ? $$"""{"access_token":"{{accessToken}}","token_type":"Bearer","expires_in":3600,"scope":"user-top-read"}"""
        : $$"""{"access_token":"{{accessToken}}","token_type":"Bearer","expires_in":3600,"refresh_token":"{{refreshToken}}"}""";

    /// <summary>An account with a refresh token, as after a sign-in in the year before.</summary>
    public async Task<SpotifyHost> WithAccountAsync(CancellationToken cancellationToken)
    {
        await Get<AccountStore>().PutAsync(
            new Account
            {
                UserId = UserId,
                TimeZone = "Europe/Amsterdam",
                CreatedAt = Instant.FromUtc(2025, 12, 1, 0, 0),
                AuthorizedAt = Instant.FromUtc(2025, 12, 1, 0, 0),
                ProtectedTokens = Get<TokenProtector>().Protect(UserId, RefreshToken),
            },
            cancellationToken);
        return this;
    }

    /// <summary>The same, and a token endpoint that gives an access token whenever it is asked.</summary>
    public async Task<SpotifyHost> SignedInAsync(CancellationToken cancellationToken)
    {
        Spotify.On(Token, HttpStatusCode.OK, TokenJson());
        return await WithAccountAsync(cancellationToken);
    }

    public void Dispose()
    {
        _services.Dispose();
        Spotify.Dispose();
        Logs.Dispose();
    }
}
