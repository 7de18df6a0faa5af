namespace SpotifyInsights.Api.Importing;

/// <summary>How far an import is.</summary>
public enum ImportPhase
{
    /// <summary>Unpacking and reading the files.</summary>
    Reading,

    /// <summary>Bringing the rows together with what is known.</summary>
    Merging,

    /// <summary>Making it count, and writing the files for other tools. It cannot be cancelled any more.</summary>
    Publishing,
}
