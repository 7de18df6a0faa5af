namespace SpotifyInsights.Tests.Nodes;

/// <summary>A request of a node's to the bucket.</summary>
/// <param name="Verb">Such as `PUT`.</param>
/// <param name="Path">With the bucket and without the query.</param>
/// <param name="IsDone">Whether the bucket has carried it out, and the answer is on its way; else it has not been asked yet.</param>
internal readonly record struct StoreCall(string Verb, string Path, bool IsDone)
{
    /// <summary>Whether it is about a listener's data.</summary>
    public bool IsOf(string listener) => Path.Contains($"/users/{listener}/", StringComparison.Ordinal);
}
