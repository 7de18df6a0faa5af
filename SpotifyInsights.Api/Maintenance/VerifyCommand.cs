using SpotifyInsights.Storage.Verification;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>`verify --user …`: holds every object of a listener against what says how it should be, prints what is not so, and ends. Changes nothing.</summary>
public sealed class VerifyCommand(UserVerification verification) : IMaintenanceCommand
{
    public const string Name = "verify";

    public bool WritesToTheStore => false;

    public async Task<int> RunAsync(string userId, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (await verification.VerifyAsync(userId, cancellationToken) is not { } report)
        {
            await output.WriteLineAsync($"Nothing is held of '{userId}'.");
            return 1;
        }

        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync($"{(finding.IsFault ? "FAULT" : "note ")}  {finding.Key}: {finding.Text}");
        }

        var faults = report.Findings.Count(finding => finding.IsFault);
        await output.WriteLineAsync(FormattableString.Invariant($"{report.Objects} objects, {report.Bytes} bytes, {faults} faults."));
        return report.HasFaults ? 1 : 0;
    }
}
