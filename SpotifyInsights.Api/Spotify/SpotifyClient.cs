using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify's Web API, one request per method. Every failure is a <see cref="SpotifyException"/>.</summary>
public sealed class SpotifyClient(SpotifyTransport transport, SpotifyTokenService tokens, CallCounter calls, IOptions<SpotifyOptions> options)
{
    /// <summary>The listener's profile.</summary>
    public Task<SpotifyUser> GetCurrentUserAsync(CallLedger ledger, CancellationToken cancellationToken) =>
        GetAsync(SpotifyEndpoint.CurrentUser, ledger, SpotifyJson.Default.SpotifyUser, cancellationToken);

    /// <summary>The profile of whom <paramref name="accessToken"/> was issued to, at sign-in, when no account exists yet.</summary>
    public async Task<SpotifyUser> GetUserOfTokenAsync(string accessToken, CancellationToken cancellationToken)
    {
        var endpoint = SpotifyEndpoint.CurrentUser;
        await transport.ThrowIfBlockedAsync(endpoint, cancellationToken);
        var reply = await SendAsync(endpoint, new CallLedger(userId: ""), accessToken, cancellationToken);
        return ReplyReader.Read(endpoint, reply, SpotifyJson.Default.SpotifyUser);
    }

    /// <summary>The last 50 plays, newest first: all that Spotify keeps.</summary>
    public Task<SpotifyPage<RecentlyPlayedItem>> GetRecentlyPlayedAsync(CallLedger ledger, CancellationToken cancellationToken) =>
        GetAsync(SpotifyEndpoint.RecentlyPlayed, ledger, SpotifyJson.Default.SpotifyPageRecentlyPlayedItem, cancellationToken);

    /// <summary>The first 50 top tracks of <paramref name="range"/>; may be empty.</summary>
    public Task<SpotifyPage<SpotifyTrack>> GetTopTracksAsync(CallLedger ledger, TimeRange range, CancellationToken cancellationToken) =>
        GetAsync(SpotifyEndpoint.TopTracks(range), ledger, SpotifyJson.Default.SpotifyPageSpotifyTrack, cancellationToken);

    /// <summary>The first 50 top artists of <paramref name="range"/>; may be empty.</summary>
    public Task<SpotifyPage<SpotifyArtist>> GetTopArtistsAsync(CallLedger ledger, TimeRange range, CancellationToken cancellationToken) =>
        GetAsync(SpotifyEndpoint.TopArtists(range), ledger, SpotifyJson.Default.SpotifyPageSpotifyArtist, cancellationToken);

    /// <summary>What is playing; null in silence.</summary>
    public async Task<SpotifyPlayback?> FindPlayingAsync(CallLedger ledger, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(SpotifyEndpoint.CurrentlyPlaying, ledger, cancellationToken);
        return reply.Status == HttpStatusCode.NoContent ? null : ReplyReader.Read(SpotifyEndpoint.CurrentlyPlaying, reply, SpotifyJson.Default.SpotifyPlayback);
    }

    /// <summary>A track by its id; null: Spotify knows no such track, or no longer.</summary>
    public async Task<SpotifyTrack?> FindTrackAsync(CallLedger ledger, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(SpotifyEndpoint.Track(id), ledger, SpotifyJson.Default.SpotifyTrack, cancellationToken);
        }
        catch (SpotifyNotFoundException)
        {
            return null;
        }
    }

    private async Task<T> GetAsync<T>(SpotifyEndpoint endpoint, CallLedger ledger, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        ReplyReader.Read(endpoint, await AskAsync(endpoint, ledger, cancellationToken), type);

    private async Task<SpotifyReply> AskAsync(SpotifyEndpoint endpoint, CallLedger ledger, CancellationToken cancellationToken)
    {
        await transport.ThrowIfBlockedAsync(endpoint, cancellationToken);
        var token = await tokens.GetAsync(ledger.UserId, cancellationToken);
        var reply = await SendAsync(endpoint, ledger, token.Value, cancellationToken);
        if (reply.Status == HttpStatusCode.Unauthorized)
        {
            // Spotify refuses fresh tokens now and then: one new token, one more try.
            token = await tokens.ReplaceAsync(ledger.UserId, token, cancellationToken);
            reply = await SendAsync(endpoint, ledger, token.Value, cancellationToken);
        }

        return reply;
    }

    private Task<SpotifyReply> SendAsync(SpotifyEndpoint endpoint, CallLedger ledger, string accessToken, CancellationToken cancellationToken)
    {
        return transport.SendAsync(endpoint, ledger, CreateRequest, cancellationToken);

        HttpRequestMessage CreateRequest()
        {
            ledger.AddCall();
            if (endpoint.IsOfCollection)
            {
                calls.Add();
            }

            var request = new HttpRequestMessage(HttpMethod.Get, endpoint.Below(options.Value.ApiBaseAddress));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            return request;
        }
    }
}
