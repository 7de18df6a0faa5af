using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

/// <summary>JSON that was written once and is copied from then on: a page of plays is 50 tracks, and most of them were asked for before.</summary>
[JsonConverter(typeof(WrittenBodyConverter))]
internal sealed record WrittenBody(byte[] Utf8);
