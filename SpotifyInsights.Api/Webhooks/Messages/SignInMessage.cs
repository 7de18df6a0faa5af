namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `sign-in.needed`.</summary>
/// <param name="JobId">The job that could not go on.</param>
/// <param name="Detail">Why, for people; null: nothing is known.</param>
/// <param name="SignInPath">Where on the instance the listener signs in, in a browser.</param>
internal sealed record SignInMessage(string JobId, string? Detail, string SignInPath);
