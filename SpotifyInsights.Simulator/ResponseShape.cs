namespace SpotifyInsights.Simulator;

/// <summary>Which fields the Web API answers with.</summary>
public enum ResponseShape
{
    /// <summary>What an app registered today gets: popularity, followers, genres, markets, country, product and e-mail are absent.</summary>
    Development,

    /// <summary>What apps from before the change still get.</summary>
    Legacy,
}
