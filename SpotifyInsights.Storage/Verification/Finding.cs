namespace SpotifyInsights.Storage.Verification;

/// <summary>Something that a verification noticed about an object.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Text">What is so, in a few words.</param>
/// <param name="IsFault">True: something is wrong. False: worth knowing, and nothing to put right.</param>
public sealed record Finding(string Key, string Text, bool IsFault);
