namespace SpotifyInsights.Benchmarks.Audio;

/// <summary>DuckDB's median times in milliseconds, and what it found.</summary>
/// <param name="Profile">The profile's questions as most people write them.</param>
/// <param name="BestProfile">The same with the plays counted per track and month before they are joined, where that can be.</param>
/// <param name="Contexts">The contexts' questions.</param>
/// <param name="BestContexts">The same with the context worked out once per track.</param>
/// <param name="Energy">Mean energy over the plays.</param>
/// <param name="Focus">Plays of focus tracks.</param>
public sealed record DuckDbAudio(double Profile, double BestProfile, double Contexts, double BestContexts, double Energy, long Focus);
