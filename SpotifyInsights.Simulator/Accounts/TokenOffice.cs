using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>Hands out codes and tokens and knows whether they still hold.</summary>
public sealed class TokenOffice
{
    /// <summary>What the product asks for.</summary>
    public const string AllScopes = "user-read-private user-read-email user-read-recently-played user-top-read user-read-currently-playing";

    private const int AccessTokenSeconds = 3600;
    private const int RefreshTokenMonths = 6;
    private static readonly Duration CodeLifetime = Duration.FromMinutes(10);
    private readonly SpotifySimulation _simulation;
    private readonly SealedText _seal;
    private readonly ConcurrentDictionary<string, bool> _usedCodes = new();
    private readonly ConcurrentDictionary<string, Instant> _revokedAt = new();
    private long _issued;

    internal TokenOffice(SpotifySimulation simulation)
    {
        _simulation = simulation;
        _seal = new SealedText(simulation.Options.Seed);
    }

    /// <summary>Signs a listener in as if the browser had been there.</summary>
    /// <exception cref="ArgumentException">No such listener.</exception>
    public TokenReply SignIn(string listenerId, string scope = AllScopes)
    {
        if (_simulation.FindListener(listenerId) is null)
        {
            throw new ArgumentException($"There is no listener '{listenerId}'.", nameof(listenerId));
        }

        return FirstReply(new AccessGrant(listenerId, scope, _simulation.Now));
    }

    /// <summary>The listener takes the app's access away: refresh tokens end now, access tokens with them. Signing in again helps.</summary>
    public void Revoke(string listenerId) => _revokedAt[listenerId] = _simulation.Now;

    /// <summary>Whom an access token was issued for, good or not; null: it is none of ours.</summary>
    public string? FindListener(string accessToken) => Open("access", accessToken, out _)?.ListenerId;

    internal string IssueCode(string listenerId, SignInRequest request) =>
        _seal.Seal("code", Serial(), Text(_simulation.Now), listenerId, request.RedirectUri, request.Scope, request.CodeChallenge ?? "");

    /// <summary>A code works once and for ten minutes; null: it does not work (any more).</summary>
    internal (AccessGrant Grant, SignInRequest Request)? TakeCode(string code)
    {
        if (_seal.Open(code) is not ["code", _, var issued, var listener, var redirectUri, var scope, var challenge]
            || _simulation.Now >= Time(issued) + CodeLifetime
            || !_usedCodes.TryAdd(code, value: true))
        {
            return null;
        }

        return (new AccessGrant(listener, scope, Time(issued)), new SignInRequest(redirectUri, scope, challenge.Length == 0 ? null : challenge));
    }

    internal TokenReply FirstReply(AccessGrant grant) => Reply(grant, RefreshToken(grant));

    internal TokenReply LaterReply(AccessGrant grant) => Reply(grant, _simulation.Options.RotateRefreshTokens ? RefreshToken(grant) : null);

    internal TokenState OpenRefreshToken(string token, out AccessGrant? grant)
    {
        grant = Open("refresh", token, out _);
        if (grant is null)
        {
            return TokenState.Unknown;
        }

        var end = grant.AuthorizedAt.InUtc().LocalDateTime.PlusMonths(RefreshTokenMonths).InUtc().ToInstant();
        return IsRevoked(grant) ? TokenState.Revoked : _simulation.Now >= end ? TokenState.Expired : TokenState.Valid;
    }

    internal TokenState OpenAccessToken(string token, out AccessGrant? grant)
    {
        grant = Open("access", token, out var issuedAt);
        if (grant is null || IsRevoked(grant))
        {
            return TokenState.Unknown;
        }

        return _simulation.Now >= issuedAt + Duration.FromSeconds(AccessTokenSeconds) ? TokenState.Expired : TokenState.Valid;
    }

    private TokenReply Reply(AccessGrant grant, string? refreshToken) =>
        new(Token("access", grant), "Bearer", AccessTokenSeconds, grant.Scope, refreshToken);

    private string RefreshToken(AccessGrant grant) => Token("refresh", grant);

    private string Token(string kind, AccessGrant grant) =>
        _seal.Seal(kind, Serial(), Text(_simulation.Now), grant.ListenerId, grant.Scope, Text(grant.AuthorizedAt));

    private AccessGrant? Open(string kind, string token, out Instant issuedAt)
    {
        issuedAt = default;
        if (_seal.Open(token) is not [var found, _, var issued, var listener, var scope, var authorized] || found != kind)
        {
            return null;
        }

        issuedAt = Time(issued);
        return new AccessGrant(listener, scope, Time(authorized));
    }

    private bool IsRevoked(AccessGrant grant) => _revokedAt.TryGetValue(grant.ListenerId, out var at) && grant.AuthorizedAt <= at;

    private string Serial() => $"{Interlocked.Increment(ref _issued)}";

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static Instant Time(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
