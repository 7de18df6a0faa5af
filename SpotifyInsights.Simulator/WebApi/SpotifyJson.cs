using System.Text.Json.Serialization;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MeBody))]
[JsonSerializable(typeof(RecentlyPlayedBody))]
[JsonSerializable(typeof(PageBody<WrittenBody>), TypeInfoPropertyName = "WrittenPage")]
[JsonSerializable(typeof(TrackBody))]
[JsonSerializable(typeof(ArtistBody))]
[JsonSerializable(typeof(AlbumBody))]
[JsonSerializable(typeof(CurrentlyPlayingBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class SpotifyJson : JsonSerializerContext;
