namespace SpotifyInsights.Api.Importing;

/// <summary>What came of an import.</summary>
public enum ImportOutcome
{
    /// <summary>Its plays are in the history now.</summary>
    Imported,

    /// <summary>An import of the same rows was there already; nothing changed.</summary>
    AlreadyImported,

    /// <summary>No file in it was recognised, or none has a row; nothing was kept.</summary>
    NothingUsable,

    /// <summary>It was only asked what would happen; nothing was kept.</summary>
    DryRun,
}
