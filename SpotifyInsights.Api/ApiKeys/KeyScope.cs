using System.Text.Json.Serialization;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>What an API key opens; the same scopes as those of programs of others.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyScope>))]
public enum KeyScope
{
    /// <summary>Numbers and sentences: metrics, audio profile, reference data.</summary>
    [JsonStringEnumMemberName(ApiScopes.MetricsRead)]
    MetricsRead,

    /// <summary>What was heard: snapshots, plays, imports.</summary>
    [JsonStringEnumMemberName(ApiScopes.HistoryRead)]
    HistoryRead,

    /// <summary>Starting, following and cancelling jobs: snapshots, imports, taking an import back.</summary>
    [JsonStringEnumMemberName(ApiScopes.Collect)]
    Collect,

    /// <summary>Changing settings, and deleting everything.</summary>
    [JsonStringEnumMemberName(ApiScopes.AccountManage)]
    AccountManage,

    /// <summary>What the owner of the instance sees of it and does with it.</summary>
    [JsonStringEnumMemberName(ApiScopes.Operate)]
    Operate,
}
