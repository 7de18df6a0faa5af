namespace SpotifyInsights.Storage.Imports;

/// <summary>What an import proves about times in which it knows of no play.</summary>
/// <param name="Kind">Whether it proves anything.</param>
/// <param name="MissingFiles">Numbers that are missing in a series of files: `Streaming_History_Audio 3`. Empty unless <see cref="CoverageKind.Partial"/>.</param>
public sealed record ImportCoverage(CoverageKind Kind, IReadOnlyList<string> MissingFiles)
{
    /// <summary>It proves nothing.</summary>
    public static ImportCoverage None { get; } = new(CoverageKind.None, []);
}
