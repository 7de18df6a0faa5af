namespace SpotifyInsights.Storage.Objects;

/// <summary>One way in which an S3 service differs from the others.</summary>
/// <param name="Value">What a client does about it.</param>
/// <param name="Reason">Why, in one sentence that also stands in the documentation.</param>
public sealed record S3Quirk<T>(T Value, string Reason);
