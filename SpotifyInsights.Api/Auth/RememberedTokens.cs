using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Auth;

/// <summary>
/// Opens access tokens. What a good one says is remembered for <see cref="Believed"/>, so that a program that calls often does not cost a decryption each time. Whether its consent or
/// its listener has left is looked up for every request elsewhere.
/// </summary>
/// <param name="tokens">Opens them.</param>
/// <param name="time">The clock.</param>
public sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> tokens, TimeProvider time) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>How long a token is not opened again: for so long one outlives the key that it is encrypted with.</summary>
    public static readonly Duration Believed = Duration.FromMinutes(1);

    // Whoever has so many begins again. Only good ones are kept, so that nobody can fill this with nonsense.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Opened> known = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => tokens.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => tokens.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        var now = time.GetCurrentInstant();
        return FindFresh(protectedText, now)?.Ticket ?? Open(protectedText, now);
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => tokens.Unprotect(protectedText, purpose);

    /// <summary>The caller of a token that was opened a short time ago and has not expired; null: the framework's handler must say.</summary>
    public AuthenticateResult? Find(ReadOnlySpan<char> token)
    {
        var now = time.GetCurrentInstant();
        return FindFresh(token, now) is { } found && now < found.ExpiresAt ? found.Result : null;
    }

    private Opened? FindFresh(ReadOnlySpan<char> token, Instant now) =>
        known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out var found) && now - found.ReadAt < Believed && now >= found.ReadAt ? found : null;

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

        known[text] = new Opened(ticket, now);
        return ticket;
    }

    /// <summary>What a token said, the same for all requests.</summary>
    private sealed class Opened(AuthenticationTicket ticket, Instant readAt)
    {
        public AuthenticationTicket Ticket { get; } = ticket;

        public AuthenticateResult Result { get; } = AuthenticateResult.Success(ticket);

        public Instant ReadAt { get; } = readAt;

        // One that says no end is not let in without asking.
        public Instant ExpiresAt { get; } = ticket.Properties.ExpiresUtc is { } end ? Instant.FromDateTimeOffset(end) : Instant.MinValue;
    }
}
