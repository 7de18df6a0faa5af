using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Turns an answer of the Web API into what was asked for, or into the exception that says why not.</summary>
public static class ReplyReader
{
    public static T Read<T>(SpotifyEndpoint endpoint, SpotifyReply reply, JsonTypeInfo<T> type)
        where T : class =>
        reply.IsSuccess ? Parse(endpoint, reply, type) : throw Refusal(endpoint, reply);

    /// <summary>The body as <typeparamref name="T"/>; <see cref="SpotifyResponseException"/> when it is none.</summary>
    public static T Parse<T>(SpotifyEndpoint endpoint, SpotifyReply reply, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, type)
                ?? throw new SpotifyResponseException(endpoint, "the body is null");
        }
        catch (JsonException exception)
        {
            throw new SpotifyResponseException(endpoint, $"the body is not the JSON expected, at {exception.Path ?? "its start"}", exception);
        }
    }

    private static SpotifyException Refusal(SpotifyEndpoint endpoint, SpotifyReply reply) => reply.Status switch
    {
        HttpStatusCode.Unauthorized => new SpotifyUnauthorizedException(endpoint),
        HttpStatusCode.Forbidden => new SpotifyForbiddenException(endpoint, Said(reply)),
        HttpStatusCode.NotFound => new SpotifyNotFoundException(endpoint),
        _ => new SpotifyResponseException(endpoint, $"status {(int)reply.Status}"),
    };

    private static string? Said(SpotifyReply reply)
    {
        try
        {
            var message = JsonSerializer.Deserialize(reply.Body.Span, SpotifyJson.Default.SpotifyErrorReply)?.Error?.Message;
            return message is { Length: > 0 and <= 200 } && !message.Any(char.IsControl) ? message : null;
        }
        catch (JsonException)
        {
            // A refusal needs no words: the status alone says it.
            return null;
        }
    }
}
