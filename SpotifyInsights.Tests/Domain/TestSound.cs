using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain;

/// <summary>A track of which a test knows how it sounds; null features are a track that the reference data do not have.</summary>
internal sealed record TestSound(string Key, AudioFeatures? Features, int? Popularity = null, params string[] Genres);
