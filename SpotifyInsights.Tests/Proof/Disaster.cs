namespace SpotifyInsights.Tests.Proof;

/// <summary>What happens to a job at one of its requests.</summary>
public enum Disaster
{
    /// <summary>The process is killed before the request.</summary>
    DeathBefore,

    /// <summary>The process is killed in the middle of a put.</summary>
    DeathWithin,

    /// <summary>The write takes effect, and the process is killed before it learns of it.</summary>
    DeathAfter,

    /// <summary>The store fails this once; the process lives and repeats the job.</summary>
    FailureBefore,

    /// <summary>The write takes effect, its answer is lost; the process lives and repeats the job.</summary>
    FailureAfter,
}
