using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Spotify.Responses;

namespace SpotifyInsights.Api.Spotify.Tokens;

/// <summary>Exchanges a refresh token at the accounts service.</summary>
public sealed class TokenEndpoint(SpotifyTransport transport, IOptions<SpotifyOptions> options)
{
    private readonly SpotifyOptions _options = options.Value;

    /// <summary>
    /// The new tokens, or null when Spotify says `invalid_grant`: this refresh token is worth nothing, now and later.
    /// Everything else that goes wrong is a <see cref="SpotifyException"/> and says nothing about the sign-in.
    /// </summary>
    public async Task<TokenReply?> RefreshAsync(string userId, string refreshToken, CancellationToken cancellationToken)
    {
        await transport.ThrowIfBlockedAsync(SpotifyEndpoint.Token, cancellationToken);
        var reply = await transport.SendAsync(
            SpotifyEndpoint.Token, new CallLedger(userId), () => CreateRequest(refreshToken), cancellationToken);
        if (reply.IsSuccess)
        {
            var tokens = ReplyReader.Parse(SpotifyEndpoint.Token, reply, SpotifyJson.Default.TokenReply);
            return tokens is { AccessToken.Length: > 0, ExpiresIn: > 0 }
                ? tokens
                : throw new SpotifyResponseException(SpotifyEndpoint.Token, "access_token or expires_in is missing");
        }

        return ErrorOf(reply) switch
        {
            "invalid_grant" when reply.Status == HttpStatusCode.BadRequest => null,
            "invalid_client" => throw new SpotifyCredentialsException("invalid_client"),
            _ => throw new SpotifyResponseException(SpotifyEndpoint.Token, $"status {(int)reply.Status}"),
        };
    }

    private HttpRequestMessage CreateRequest(string refreshToken)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.ClientId}:{_options.ClientSecret}"));
        var request = new HttpRequestMessage(HttpMethod.Post, SpotifyEndpoint.Token.Below(_options.AccountsBaseAddress))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
            }),
        };
        request.Headers.Authorization = new("Basic", credentials);
        return request;
    }

    private static string? ErrorOf(SpotifyReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, SpotifyJson.Default.TokenErrorReply)?.Error;
        }
        catch (JsonException)
        {
            // A page of HTML names no OAuth error; the status is reported instead.
            return null;
        }
    }
}
