namespace SpotifyInsights.Api.Erasing;

/// <summary>What an erasure did.</summary>
/// <param name="Objects">Objects that the last run deleted; a listing afterwards showed none.</param>
public sealed record ErasedListener(int Objects);
