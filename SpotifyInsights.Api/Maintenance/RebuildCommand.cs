using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>`rebuild --user …`: makes a listener's aggregates again from all inputs and ends. The store must be free: a running instance has the job for it.</summary>
public sealed class RebuildCommand(Aggregator aggregator, ManifestStore manifests) : IMaintenanceCommand
{
    public const string Name = "rebuild";

    public bool WritesToTheStore => true;

    public async Task<int> RunAsync(string userId, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var before = await manifests.FindAsync(userId, cancellationToken);
        var result = await aggregator.ApplyAsync(userId, AggregationKind.Rebuild, cancellationToken);
        if (result.DataVersion is null)
        {
            await output.WriteLineAsync($"There is nothing of '{userId}' to rebuild from.");
            return 1;
        }

        var after = await manifests.FindAsync(userId, cancellationToken);
        await output.WriteLineAsync(FormattableString.Invariant(
            $"Rebuilt '{userId}' from {result.SnapshotsApplied} snapshots, {result.PollsApplied} polls and {result.ImportsApplied} imports: {after!.Months.Sum(month => month.Rows)} plays in {after.Months.Count} months, data version {result.DataVersion}."));
        await output.WriteLineAsync(before?.DataVersion == result.DataVersion ? "Nothing changed." : "The aggregates changed.");
        return 0;
    }
}
