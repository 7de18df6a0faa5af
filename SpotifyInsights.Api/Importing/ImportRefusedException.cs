namespace SpotifyInsights.Api.Importing;

/// <summary>An upload cannot be read as a whole; nothing was kept of it.</summary>
/// <param name="reason">Why, one stable word.</param>
/// <param name="file">Which file, with the zip's name before an entry's: `export.zip/MyData/endsong_0.json`.</param>
/// <param name="message">A sentence for the user.</param>
/// <param name="inner">What was found; null where there is nothing more to say.</param>
public sealed class ImportRefusedException(ImportRefusal reason, string file, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why, one stable word.</summary>
    public ImportRefusal Reason { get; } = reason;

    /// <summary>Which file; an entry of a zip stands behind the zip's name and a slash.</summary>
    public string File { get; } = file;
}
