namespace SpotifyInsights.Simulator.Exports;

/// <summary>
/// What real exports do to a history, as shares from 0 to 1 of the rows (plays) unless said otherwise. The first group decides how a play is
/// worded, the same in every export of a life; the second adds rows or breaks some.
/// </summary>
public sealed record ExportQuirks
{
    /// <summary>None at all.</summary>
    public static ExportQuirks None { get; } = new()
    {
        OfflineNull = 0,
        OfflineZero = 0,
        OfflineMilliseconds = 0,
        OfflineRubbish = 0,
        OfflineBatches = 0,
        TracksWithOtherUris = 0,
        TracksWithOtherTitles = 0,
        LongerThanTheTrack = 0,
        UnknownReasons = 0,
        SkippedUnknown = 0,
        SkippedAsNumber = 0,
        Videos = 0,
        Spoken = 0,
        AccountLacks = 0,
        AccountOtherHeardTime = 0,
        AccountLater = 0,
        ExactDuplicates = 0,
        HeardTwins = 0,
        ZeroTwins = 0,
        OverlapRows = 0,
        NullKeys = 0,
        AbsentKeys = 0,
        UnknownKeys = 0,
        Unattributed = 0,
        Implausible = 0,
        Malformed = 0,
    };

    /// <summary>As often as in exports that were looked at.</summary>
    public static ExportQuirks Usual { get; } = new();

    /// <summary>Everything so often that a month of listening meets all of it.</summary>
    public static ExportQuirks Often { get; } = new()
    {
        OfflineNull = 0.2,
        OfflineZero = 0.1,
        OfflineMilliseconds = 0.2,
        OfflineRubbish = 0.1,
        OfflineBatches = 0.15,
        TracksWithOtherUris = 0.15,
        TracksWithOtherTitles = 0.15,
        LongerThanTheTrack = 0.03,
        UnknownReasons = 0.05,
        SkippedUnknown = 0.1,
        SkippedAsNumber = 0.05,
        Videos = 0.02,
        Spoken = 0.5,
        AccountLacks = 0.12,
        AccountLater = 0.02,
        ExactDuplicates = 0.1,
        HeardTwins = 0.05,
        ZeroTwins = 0.03,
        OverlapRows = 150,
        NullKeys = 0.05,
        AbsentKeys = 0.05,
        UnknownKeys = 0.05,
        Unattributed = 0.02,
        Implausible = 0.01,
        Malformed = 0.01,
    };

    /// <summary>`offline_timestamp` is null. What none of the shares below names is the start in seconds.</summary>
    public double OfflineNull { get; init; } = 0.1;

    /// <summary>`offline_timestamp` is 0.</summary>
    public double OfflineZero { get; init; } = 0.03;

    /// <summary>`offline_timestamp` is the start in milliseconds.</summary>
    public double OfflineMilliseconds { get; init; } = 0.15;

    /// <summary>`offline_timestamp` is 1, or a start that cannot be.</summary>
    public double OfflineRubbish { get; init; } = 0.01;

    /// <summary>Share of the days with a stretch without connection: 2 to 92 plays of different tracks, all reported in the one second in which they were sent.</summary>
    public double OfflineBatches { get; init; } = 0.03;

    /// <summary>Share of the tracks that are reported under up to seven URIs.</summary>
    public double TracksWithOtherUris { get; init; } = 0.05;

    /// <summary>Share of the tracks (of those with one URI) whose URI is reported under several titles.</summary>
    public double TracksWithOtherTitles { get; init; } = 0.03;

    /// <summary>Whole plays that were heard up to 0.9 s longer than the track is.</summary>
    public double LongerThanTheTrack { get; init; } = 0.005;

    /// <summary>`reason_start` or `reason_end` is empty or null.</summary>
    public double UnknownReasons { get; init; } = 0.01;

    /// <summary>`skipped` is null.</summary>
    public double SkippedUnknown { get; init; } = 0.1;

    /// <summary>`skipped` is 0 or 1.</summary>
    public double SkippedAsNumber { get; init; } = 0.01;

    /// <summary>Plays of music that were watched, and stand in the video file.</summary>
    public double Videos { get; init; } = 0.003;

    /// <summary>Share of the days with a podcast, an audiobook or a video.</summary>
    public double Spoken { get; init; } = 0.15;

    /// <summary>Plays that account data leave out.</summary>
    public double AccountLacks { get; init; } = 0.1;

    /// <summary>Plays whose heard time is another one in account data.</summary>
    public double AccountOtherHeardTime { get; init; } = 0.02;

    /// <summary>Plays whose `endTime` is one to four minutes late in account data.</summary>
    public double AccountLater { get; init; } = 0.01;

    /// <summary>Rows that are there twice, some with another address of the device.</summary>
    public double ExactDuplicates { get; init; } = 0.1;

    /// <summary>Rows that have a twin with a shorter `ms_played` and nothing else.</summary>
    public double HeardTwins { get; init; } = 0.02;

    /// <summary>Rows that have a twin with an `ms_played` of 0.</summary>
    public double ZeroTwins { get; init; } = 0.01;

    /// <summary>Rows (a number, not a share) at the end of a file that are the first of the next file again.</summary>
    public int OverlapRows { get; init; } = 200;

    /// <summary>Rows in which one of the keys that no play needs is null.</summary>
    public double NullKeys { get; init; } = 0.01;

    /// <summary>Rows in which one of the keys that no play needs is not there.</summary>
    public double AbsentKeys { get; init; } = 0.01;

    /// <summary>Rows with keys that nobody has heard of.</summary>
    public double UnknownKeys { get; init; } = 0.01;

    /// <summary>Rows more, of nothing: every URI and name is null.</summary>
    public double Unattributed { get; init; } = 0.003;

    /// <summary>Rows more, of times before there was music to stream or after our grandchildren, heard for less than nothing or for weeks.</summary>
    public double Implausible { get; init; } = 0.0005;

    /// <summary>Rows more that are no rows: texts, numbers, nulls, lists, without a time or with a word for one.</summary>
    public double Malformed { get; init; } = 0.0005;
}
