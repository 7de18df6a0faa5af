using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Storage.Polls;

/// <summary>A recent poll with everything that its folder held.</summary>
/// <param name="Id">Its folder's name.</param>
/// <param name="Metadata">Its `metadata.json`.</param>
/// <param name="Page">Its page.</param>
public sealed record ArchivedPoll(string Id, PollMetadata Metadata, RecentTracksPage Page);
