namespace SpotifyInsights.Simulator.Listeners;

/// <summary>How a listener's days look.</summary>
public enum Rhythm
{
    /// <summary>Commute at 7 to 9 on weekdays, music at work, evenings; late and long at weekends. 60 to 90 plays on a usual day.</summary>
    Commuter,

    /// <summary>A few songs now and then, many days without any.</summary>
    Occasional,

    /// <summary>Music from waking up to falling asleep: more than 50 plays within a few hours.</summary>
    AllDay,
}
