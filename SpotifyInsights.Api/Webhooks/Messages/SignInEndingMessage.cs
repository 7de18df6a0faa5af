using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `sign-in.ending`.</summary>
/// <param name="SignInEndsAt">When Spotify ends the permission.</param>
/// <param name="DaysLeft">Whole days up to then.</param>
/// <param name="SignInPath">Where on the instance the listener signs in, in a browser.</param>
internal sealed record SignInEndingMessage(Instant SignInEndsAt, int DaysLeft, string SignInPath);
