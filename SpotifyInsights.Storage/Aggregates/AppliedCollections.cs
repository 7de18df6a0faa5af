using System.Text.Json.Serialization;
using NodaTime;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Which of a listener's polls (or snapshots) have been applied: the newest one, and all of the <see cref="Window"/> before it. What is older counts as applied.
/// </summary>
public sealed record AppliedCollections
{
    /// <summary>How late an input may become whole and still be found by the next run that looks from here.</summary>
    public static readonly Duration Window = Duration.FromDays(7);

    /// <summary>Id of the newest applied; null when there is none.</summary>
    public string? Mark { get; init; }

    /// <summary>Ids applied in the <see cref="Window"/> up to the mark (both ends included), the mark among them, oldest first.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>When Spotify answered the newest of them; null where there is none.</summary>
    public Instant? CollectedAt { get; init; }

    /// <summary>A listing that starts after this name misses nothing that may be unapplied; null: list all.</summary>
    [JsonIgnore]
    public string? ListFrom => Mark is null ? null : CollectionId.From(Oldest - Duration.FromSeconds(1));

    /// <summary>As <see cref="ListFrom"/>, for a run that also knows of one input, which may be older (null: it knows of none, then list all).</summary>
    public string? ListFromWith(string? id)
    {
        if (ListFrom is not { } from || id is null)
        {
            return null;
        }

        var before = CollectionId.From(CollectionId.ToInstant(id) - Duration.FromSeconds(1));
        return string.CompareOrdinal(before, from) < 0 ? before : from;
    }

    private Instant Oldest => CollectionId.ToInstant(Mark!) - Window;

    /// <summary>Whether the input has been applied or is so old that it counts so.</summary>
    public bool Contains(string id)
    {
        if (Mark is null)
        {
            return false;
        }

        return CollectionId.ToInstant(id) < Oldest || Ids.Contains(id, StringComparer.Ordinal);
    }

    /// <summary>The same with more inputs applied, the newest of them collected at <paramref name="collectedAt"/>; a function of the set of all of them.</summary>
    public AppliedCollections With(IEnumerable<string> ids, Instant? collectedAt)
    {
        var all = Ids.Concat(ids)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(CollectionId.ToInstant)
            .ThenBy(id => id, StringComparer.Ordinal)
            .ToList();
        if (all.Count == 0)
        {
            return this;
        }

        var oldest = CollectionId.ToInstant(all[^1]) - Window;
        return new AppliedCollections
        {
            Mark = all[^1],
            Ids = [.. all.Where(id => CollectionId.ToInstant(id) >= oldest)],
            CollectedAt = CollectedAt is null || collectedAt > CollectedAt ? collectedAt : CollectedAt,
        };
    }
}
