using NodaTime;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>What a day of a listener gives an export.</summary>
/// <param name="Day">The listener's day.</param>
/// <param name="Plays">Plays of music, by the time at which they were reported.</param>
/// <param name="Spoken">What was heard before the music; null: nothing.</param>
internal sealed record ExportedDay(LocalDate Day, IReadOnlyList<ExportedPlay> Plays, SpokenPlay? Spoken);
