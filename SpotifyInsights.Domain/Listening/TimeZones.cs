using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>The time zones that a listener can name, from the IANA data that NodaTime carries.</summary>
public static class TimeZones
{
    /// <summary>Used when neither the caller nor the listener named a zone.</summary>
    public const string DefaultId = "Etc/UTC";

    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The zone of an IANA id, aliases included; false for anything else. Ids are case-sensitive.</summary>
    /// <param name="id">For example `Europe/Berlin`.</param>
    /// <param name="zone">The zone, or null.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out DateTimeZone? zone)
    {
        // NodaTime would also read `UTC+05`, which is no IANA id and means the opposite of `Etc/GMT+5`.
        zone = id is not null && Ids.Contains(id) ? DateTimeZoneProviders.Tzdb[id] : null;
        return zone is not null;
    }
}
