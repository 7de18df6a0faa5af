using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Api.Problems;

/// <summary>Every problem of uploads and imports. Their details name the file.</summary>
public static class ImportProblemTypes
{
    private const string Prefix = "urn:spotifyinsights:problem:";
    private const int Unprocessable = StatusCodes.Status422UnprocessableEntity;

    public static ProblemType ImportNotFound { get; } =
        new(Prefix + "import-not-found", "There is no such import.", StatusCodes.Status404NotFound);

    public static ProblemType UploadMediaType { get; } =
        new(Prefix + "upload-media-type", "The body is neither a form with files nor a file.", StatusCodes.Status415UnsupportedMediaType);

    public static ProblemType UploadTooLarge { get; } =
        new(Prefix + "upload-too-large", "The upload is larger than this instance takes.", StatusCodes.Status413PayloadTooLarge);

    public static ProblemType UploadEmpty { get; } =
        new(Prefix + "upload-empty", "There is no file in the upload.", StatusCodes.Status400BadRequest);

    public static ProblemType UploadBroken { get; } =
        new(Prefix + "upload-broken", "The upload is not whole.", StatusCodes.Status400BadRequest);

    public static ProblemType UploadGone { get; } =
        new(Prefix + "upload-gone", "The uploaded files are not there any more.", StatusCodes.Status410Gone);

    public static ProblemType TooManyImports { get; } =
        new(Prefix + "too-many-imports", "Too many imports are waiting.", StatusCodes.Status409Conflict);

    public static ProblemType NothingUsable { get; } =
        new(Prefix + "import-nothing-usable", "There is no listening history in the upload.", Unprocessable);

    /// <summary>The problem of an upload that cannot be read as a whole.</summary>
    public static ProblemType Of(ImportRefusal reason) => reason switch
    {
        ImportRefusal.Encrypted => new(Prefix + "import-encrypted", "The zip needs a password.", Unprocessable),
        ImportRefusal.CutOff => new(Prefix + "import-cut-off", "A file ends too early.", Unprocessable),
        ImportRefusal.WrongChecksum => new(Prefix + "import-wrong-checksum", "A file in the zip is damaged.", Unprocessable),
        ImportRefusal.NestedZip => new(Prefix + "import-nested-zip", "There is a zip inside the zip.", Unprocessable),
        ImportRefusal.BadPath => new(Prefix + "import-bad-path", "A path in the zip leads out of it.", Unprocessable),
        ImportRefusal.TooManyEntries => new(Prefix + "import-too-many-entries", "There are too many files in the zip.", Unprocessable),
        ImportRefusal.TooLarge => new(Prefix + "import-too-large", "The files are too large once unpacked.", Unprocessable),
        ImportRefusal.RatioTooHigh => new(Prefix + "import-ratio-too-high", "A file is packed tighter than real ones are.", Unprocessable),
        ImportRefusal.TooManyTexts => new(Prefix + "import-too-many-texts", "There are more different texts than a history has.", Unprocessable),
        ImportRefusal.BrokenZip => new(Prefix + "import-broken-zip", "The zip cannot be read.", Unprocessable),
        ImportRefusal.BrokenFile => new(Prefix + "import-broken-file", "A file stops being what it began as.", Unprocessable),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A refusal without a problem type."),
    };
}
