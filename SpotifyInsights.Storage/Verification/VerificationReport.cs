namespace SpotifyInsights.Storage.Verification;

/// <summary>What a verification of one listener's objects came to.</summary>
/// <param name="Objects">Objects that were looked at.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Findings">By key.</param>
public sealed record VerificationReport(int Objects, long Bytes, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether anything is wrong.</summary>
    public bool HasFaults => Findings.Any(finding => finding.IsFault);
}
