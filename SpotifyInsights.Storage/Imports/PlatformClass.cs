namespace SpotifyInsights.Storage.Imports;

/// <summary>On what sort of device was listened. Exports name devices and their owners; nothing finer than this is kept.</summary>
public enum PlatformClass : byte
{
    /// <summary>Something else, or a name that tells nothing.</summary>
    Other = 1,

    /// <summary>A browser.</summary>
    Web = 2,

    /// <summary>A phone, tablet or watch.</summary>
    Phone = 3,

    /// <summary>A computer.</summary>
    Desktop = 4,

    /// <summary>A loudspeaker, receiver or car.</summary>
    Speaker = 5,

    /// <summary>A television, console or set-top box.</summary>
    Tv = 6,
}
