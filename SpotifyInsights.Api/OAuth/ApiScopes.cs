namespace SpotifyInsights.Api.OAuth;

/// <summary>What a listener can let somebody else's program do.</summary>
public static class ApiScopes
{
    /// <summary>Numbers and sentences: metrics, audio profile, reference data.</summary>
    public const string MetricsRead = "metrics:read";

    /// <summary>What was heard: snapshots, plays, imports.</summary>
    public const string HistoryRead = "history:read";

    /// <summary>Starting, following and cancelling jobs: snapshots, imports, taking an import back.</summary>
    public const string Collect = "collect";

    /// <summary>Changing settings, and deleting everything.</summary>
    public const string AccountManage = "account:manage";

    /// <summary>What the owner of the instance sees of it and does with it; of no use to anybody else.</summary>
    public const string Operate = "operate";

    /// <summary>Every scope, with what a listener is told of it.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [MetricsRead] = "See your listening statistics",
        [HistoryRead] = "See what you listened to",
        [Collect] = "Collect new plays and import files for you",
        [AccountManage] = "Change your settings and delete your data",
        [Operate] = "See and steer this instance, if you own it",
    };

    /// <summary>The scopes of a `scope` parameter (RFC 6749 section 3.3): names with single blanks between; null when one is unknown or twice.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scopes = text.Split(' ');
        return scopes.All(All.ContainsKey) && scopes.Distinct(StringComparer.Ordinal).Count() == scopes.Length ? scopes : null;
    }
}
