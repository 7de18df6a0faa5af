using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.Accounts;

[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(TokenError))]
internal sealed partial class AccountsJson : JsonSerializerContext;
