namespace SpotifyInsights.Api.OAuth;

/// <summary>What a code stands for until it is exchanged.</summary>
/// <param name="UserId">The listener who agreed.</param>
/// <param name="ClientId">The program.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="Challenge">The S256 challenge (RFC 7636) that the program's verifier must fit.</param>
/// <param name="Scopes">What the listener agreed to.</param>
public sealed record GrantedCode(string UserId, string ClientId, string RedirectUri, string Challenge, IReadOnlyList<string> Scopes);
