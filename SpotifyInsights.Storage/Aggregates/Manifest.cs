using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Polls;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// `last_updated.json`: which inputs have been applied, and which versions of the aggregates hold them. Written last and only over the manifest it was
/// made from: until then every reader sees the former state. A function of the set of applied inputs; no clock and no chance is in it.
/// </summary>
public sealed record Manifest
{
    /// <summary>The newest collection instant among the applied inputs; null while there is none.</summary>
    public Instant? Timestamp { get; init; }

    /// <summary>The id of the newest full snapshot applied: the 24 hours to the next one count from it. Null while there is none.</summary>
    public string? LastSnapshot { get; init; }

    /// <summary>The rules that the aggregates were made with, see <see cref="AggregateRules"/>; null in files of the original Python code.</summary>
    public string? RulesVersion { get; init; }

    /// <summary>Hash of everything below: equal data versions mean equal aggregates.</summary>
    public string? DataVersion { get; init; }

    /// <summary>What has been applied.</summary>
    public AppliedInputs Applied { get; init; } = new();

    /// <summary>The months with plays or observed time, oldest first.</summary>
    public IReadOnlyList<MonthEntry> Months { get; init; } = [];

    /// <summary>Tracks that were ever in a top list; null before the first snapshot.</summary>
    public VersionEntry? TopTracks { get; init; }

    /// <summary>Artists that were ever in a top list; null before the first snapshot.</summary>
    public VersionEntry? TopArtists { get; init; }

    /// <summary>The series of the snapshots' metrics; null before the first snapshot.</summary>
    public VersionEntry? SnapshotSeries { get; init; }

    /// <summary>The batches of looked up tracks that count, oldest first; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Lookups { get; init; }

    /// <summary>
    /// The last poll that brought nothing new; null where a newer input was applied since. It is no input: the next answer tells it again, and the next
    /// input that is stored takes it along. So it is no part of <see cref="DataVersion"/>.
    /// </summary>
    public PollLastSeen? LastSeen { get; init; }

    /// <summary>
    /// How often something changed that answers depend on and that lies in objects of its own: exclusions, the time zone. Null: never. Whoever compares the
    /// manifest's ETag sees those changes, too. No part of <see cref="DataVersion"/>: the aggregates do not know of them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SettingsChanges { get; init; }

    /// <summary>The stored file's ETag; null for a manifest that was never stored.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>The hashes of all version files that count.</summary>
    [JsonIgnore]
    public IEnumerable<string> Versions =>
        Months.Select(month => month.Version)
            .Concat(new[] { TopTracks, TopArtists, SnapshotSeries }.OfType<VersionEntry>().Select(entry => entry.Version));

    /// <summary>The manifest with the version that follows from the rest of it.</summary>
    public Manifest Sealed()
    {
        var content = this with { DataVersion = null, LastSeen = null, SettingsChanges = null };
        return content with
        {
            DataVersion = ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(content, StorageJson.Default.Manifest)),
            LastSeen = LastSeen,
            SettingsChanges = SettingsChanges,
        };
    }
}
