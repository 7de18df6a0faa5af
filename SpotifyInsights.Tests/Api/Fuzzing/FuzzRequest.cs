using System.Text;
using SpotifyInsights.Tests.Api.Contracts;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>Who sends a request.</summary>
internal enum Caller
{
    /// <summary>The listener, by bearer token.</summary>
    Listener,

    /// <summary>A program of the listener's, by API key with all scopes.</summary>
    Program,

    /// <summary>A listener who is erased and comes again.</summary>
    Leaver,

    /// <summary>Nobody.</summary>
    Stranger,

    /// <summary>Somebody whose token is no token.</summary>
    Forger,

    /// <summary>Token and key at once.</summary>
    Both,
}

/// <summary>A request before it is sent.</summary>
/// <param name="Operation">What it was made from.</param>
/// <param name="Method">As it is sent, which need not be the operation's.</param>
/// <param name="Address">Path and query, escaped.</param>
/// <param name="Caller">Who sends it.</param>
/// <param name="Headers">Beside the caller's.</param>
/// <param name="MediaType">The body's; null when it has none.</param>
/// <param name="Body">The body; null when there is none.</param>
internal sealed record FuzzRequest(
    ContractOperation Operation,
    string Method,
    string Address,
    Caller Caller,
    IReadOnlyList<(string Name, string Value)> Headers,
    string? MediaType,
    byte[]? Body)
{
    /// <summary>To be read by whoever looks for the fault.</summary>
    public string Shown =>
        $"{Caller}: {Method} {Cut(Address)} {string.Join(' ', Headers.Select(header => $"[{header.Name}: {Cut(header.Value)}]"))} {MediaType} {(Body is null ? "" : Cut(Encoding.UTF8.GetString(Body)))}";

    /// <summary>As it goes out.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(Address, UriKind.Relative));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static string Cut(string text) => text.Length <= 300 ? text : $"{text[..300]}… ({text.Length})";
}
