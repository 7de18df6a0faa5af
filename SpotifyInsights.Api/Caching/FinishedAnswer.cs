namespace SpotifyInsights.Api.Caching;

/// <summary>An answer as it goes out.</summary>
/// <param name="Tag">The opaque part of its entity tag: names the answer and its representation among all of all listeners.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="State">The state of the listener's history that it was made from.</param>
/// <param name="Body">JSON in UTF-8, possibly compressed.</param>
public sealed record FinishedAnswer(string Tag, string UserId, string State, byte[] Body)
{
    // The entry, its node, its task and its place in the table.
    private const int Overhead = 400;

    /// <summary>Bytes that it takes in memory.</summary>
    public long Bytes => Body.Length + ((Tag.Length + State.Length) * sizeof(char)) + Overhead;
}
