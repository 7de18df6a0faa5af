namespace SpotifyInsights.Storage.Copies;

/// <summary>What a copy of a listener came to.</summary>
/// <param name="Objects">Objects of the listener that both stores hold now.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Copied">Objects that had to be written; each was read back and held against what was copied.</param>
/// <param name="Deleted">Objects that lay in the target and not in the source, and are gone.</param>
public sealed record CopyReport(int Objects, long Bytes, int Copied, int Deleted);
