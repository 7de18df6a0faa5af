namespace SpotifyInsights.Simulator.Listeners;

/// <summary>A stretch of listening without long breaks.</summary>
/// <param name="FromMinute">Minutes after the listener's day began (04:00 local time).</param>
/// <param name="Minutes">Planned length.</param>
/// <param name="Mood">What suits.</param>
internal readonly record struct Sitting(int FromMinute, int Minutes, Mood Mood);
