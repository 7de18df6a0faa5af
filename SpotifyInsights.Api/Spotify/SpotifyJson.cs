using System.Text.Json.Serialization;
using SpotifyInsights.Api.Spotify.Responses;

namespace SpotifyInsights.Api.Spotify;

/// <summary>How Spotify's JSON is read: names in snake_case, members that are not known are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SpotifyUser))]
[JsonSerializable(typeof(SpotifyPage<RecentlyPlayedItem>))]
[JsonSerializable(typeof(SpotifyPage<SpotifyTrack>))]
[JsonSerializable(typeof(SpotifyPage<SpotifyArtist>))]
[JsonSerializable(typeof(SpotifyTrack))]
[JsonSerializable(typeof(SpotifyPlayback))]
[JsonSerializable(typeof(SpotifyErrorReply))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(TokenErrorReply))]
internal sealed partial class SpotifyJson : JsonSerializerContext;
