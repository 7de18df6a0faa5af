namespace SpotifyInsights.Simulator.Accounts;

/// <summary>What the app asked for at `/authorize`, as the code has to remember it.</summary>
public sealed record SignInRequest(string RedirectUri, string Scope, string? CodeChallenge);
