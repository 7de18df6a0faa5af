using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Auth;

/// <summary>
/// Opens access tokens. What a good one says is remembered for <see cref="Believed"/>, so that a program that calls often does not cost a decryption each time. Whether it has expired,
/// and whether its consent or its listener has left, is looked up for every request elsewhere.
/// </summary>
/// <param name="tokens">Opens them.</param>
/// <param name="time">The clock.</param>
public sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> tokens, TimeProvider time) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>How long a token is not opened again: for so long one outlives the key that it is encrypted with.</summary>
    public static readonly Duration Believed = Duration.FromMinutes(1);

    // Whoever has so many begins again. Only good ones are kept, so that nobody can fill this with nonsense.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (AuthenticationTicket Ticket, Instant ReadAt)> known = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => tokens.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => tokens.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        var now = time.GetCurrentInstant();
        return known.TryGetValue(protectedText, out var found) && now - found.ReadAt < Believed && now >= found.ReadAt
            ? found.Ticket
            : Open(protectedText, now);
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => tokens.Unprotect(protectedText, purpose);

    private AuthenticationTicket? Open(string text, Instant now)
    {
        if (tokens.Unprotect(text) is not { } ticket)
        {
            return null;
        }

        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[text] = (ticket, now);
        return ticket;
    }
}
