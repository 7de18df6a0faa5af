namespace SpotifyInsights.Api.Importing;

/// <summary>Why an upload as a whole is not read.</summary>
public enum ImportRefusal
{
    /// <summary>The zip, or a file in it, needs a password.</summary>
    Encrypted,

    /// <summary>The file ends before it should.</summary>
    CutOff,

    /// <summary>The unpacked bytes are not those that were packed.</summary>
    WrongChecksum,

    /// <summary>A zip inside a zip.</summary>
    NestedZip,

    /// <summary>An entry's path leads out of the zip or is not a path.</summary>
    BadPath,

    /// <summary>More entries than <see cref="ImportLimits.MaxEntries"/>.</summary>
    TooManyEntries,

    /// <summary>More unpacked bytes than <see cref="ImportLimits.MaxBytes"/>, or than an entry declares.</summary>
    TooLarge,

    /// <summary>Packed tighter than <see cref="ImportLimits.MaxRatio"/>, as only made-up files are.</summary>
    RatioTooHigh,

    /// <summary>More different texts than <see cref="ImportLimits.MaxTextBytes"/> hold.</summary>
    TooManyTexts,

    /// <summary>The zip's own structure contradicts itself, or it is packed by a method other than deflate.</summary>
    BrokenZip,

    /// <summary>A file that was recognised stops being JSON, or CSV, in the middle.</summary>
    BrokenFile,
}
