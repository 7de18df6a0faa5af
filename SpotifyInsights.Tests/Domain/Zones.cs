using NodaTime;

namespace SpotifyInsights.Tests.Domain;

/// <summary>Zones whose clocks do something unusual.</summary>
internal static class Zones
{
    public static readonly DateTimeZone Utc = DateTimeZoneProviders.Tzdb["Etc/UTC"];
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>30 minutes off the hour.</summary>
    public static readonly DateTimeZone Kolkata = DateTimeZoneProviders.Tzdb["Asia/Kolkata"];

    /// <summary>45 minutes off the hour.</summary>
    public static readonly DateTimeZone Kathmandu = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"];

    /// <summary>Summer time of half an hour.</summary>
    public static readonly DateTimeZone LordHowe = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];

    /// <summary>Left out 30 December 2011.</summary>
    public static readonly DateTimeZone Apia = DateTimeZoneProviders.Tzdb["Pacific/Apia"];

    /// <summary>Put its clocks back at 00:01 until 2011, so that a date began twice.</summary>
    public static readonly DateTimeZone StJohns = DateTimeZoneProviders.Tzdb["America/St_Johns"];

    /// <summary>Changed its rules in 2011, 2014 and 2016.</summary>
    public static readonly DateTimeZone Istanbul = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];

    /// <summary>Changed from 9 to 8.5 hours in 2015 and back in 2018.</summary>
    public static readonly DateTimeZone Pyongyang = DateTimeZoneProviders.Tzdb["Asia/Pyongyang"];

    /// <summary>Puts its clocks forward at midnight, so that some days begin at 01:00.</summary>
    public static readonly DateTimeZone SaoPaulo = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    public static readonly IReadOnlyList<DateTimeZone> All =
        [Utc, Berlin, Kolkata, Kathmandu, LordHowe, Apia, StJohns, Istanbul, Pyongyang, SaoPaulo];
}
