namespace SpotifyInsights.Api.Listens;

/// <summary>What a submission is, `listen_type`.</summary>
internal enum SubmissionKind
{
    /// <summary>A play that has just happened.</summary>
    Single,

    /// <summary>Plays of earlier.</summary>
    Import,

    /// <summary>What is being heard; it is checked and not kept, for it becomes a play when it has been heard.</summary>
    PlayingNow,
}
