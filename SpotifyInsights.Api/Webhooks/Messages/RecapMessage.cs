using NodaTime;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `recap.ready`: enough to know what to read.</summary>
/// <param name="Kind">How long the period was.</param>
/// <param name="Period">Its name, as recaps are asked for.</param>
/// <param name="From">Its first local day.</param>
/// <param name="To">The first local day after it.</param>
/// <param name="TimeZone">The listener's time zone, whose days these are.</param>
/// <param name="Plays">Counted plays in it.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="RecapPath">Where on the instance the recap is.</param>
internal sealed record RecapMessage(RecapKind Kind, string Period, LocalDate From, LocalDate To, string TimeZone, int Plays, double Minutes, string RecapPath);
