namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>Plays by context.</summary>
/// <param name="Workout">Plays of workout tracks.</param>
/// <param name="Focus">Plays of focus tracks.</param>
/// <param name="Party">Plays of party tracks.</param>
/// <param name="Relax">Plays of relaxing tracks.</param>
/// <param name="Mixed">Plays of tracks that fit none of the four well enough.</param>
/// <param name="Unknown">Plays of tracks without audio features.</param>
public sealed record ContextPlays(int Workout, int Focus, int Party, int Relax, int Mixed, int Unknown)
{
    /// <summary>Contexts, `mixed` and `unknown` among them.</summary>
    internal const int Count = (int)ListeningContext.Unknown + 1;

    internal static ContextPlays Of(ReadOnlySpan<int> plays) => new(plays[0], plays[1], plays[2], plays[3], plays[4], plays[5]);
}
