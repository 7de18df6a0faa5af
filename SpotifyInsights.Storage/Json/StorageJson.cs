using System.Text.Json.Serialization;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Reference;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Storage.Json;

/// <summary>How every JSON file is written: snake_case keys, RFC 3339 times, nulls spelled out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(InstantJsonConverter), typeof(YearMonthJsonConverter), typeof(LocalDateJsonConverter)])]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(ExclusionFile))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(QuotaFile))]
[JsonSerializable(typeof(OwnerFile))]
[JsonSerializable(typeof(SnapshotMetadata))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(PollMetadata))]
[JsonSerializable(typeof(Upload))]
[JsonSerializable(typeof(List<PollMonthEntry>))]
[JsonSerializable(typeof(SnapshotMetrics))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(PublishedState))]
[JsonSerializable(typeof(ReferenceReport))]
internal sealed partial class StorageJson : JsonSerializerContext;
