namespace SpotifyInsights.Api.Demo;

/// <summary>The demo (section `Demo`): a fictional listener instead of Spotify.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether the demo runs. Default: when no `Spotify:ClientId` is set.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Which fictional life; the same seed is the same life. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many days of history the first start collects. 1 to 1000. Default: 182.</summary>
    public int Days { get; set; } = 182;

    /// <summary>How many years before that the first start imports from a data export. 0 to 11. Default: 10.</summary>
    public int Years { get; set; } = 10;

    /// <summary>Whether this configuration is a demo.</summary>
    public static bool IsOn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetValue<bool?>($"{Section}:{nameof(Enabled)}") ?? string.IsNullOrWhiteSpace(configuration["Spotify:ClientId"]);
    }
}
