using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Verification;

/// <summary>
/// Reads every object of a listener and holds it against what says how it should be: metadata, reports, the manifest. Changes nothing.
/// What runs at the same time may add and replace objects meanwhile; then a second verification tells.
/// </summary>
public sealed class UserVerification(IObjectStore objects)
{
    /// <summary>The report, or null when nothing is held of the listener.</summary>
    public async Task<VerificationReport?> VerifyAsync(string userId, CancellationToken cancellationToken)
    {
        var there = await objects.ListAsync(Keys.UserFolder(userId), startAfter: null, cancellationToken).ToListAsync(cancellationToken);
        if (there.Count == 0)
        {
            return null;
        }

        var findings = new FindingList();
        await findings.TryAsync(() => new AccountStore(objects).FindAsync(userId, cancellationToken));
        await findings.TryAsync(() => new ProfileStore(objects).FindAsync(userId, cancellationToken));
        var inputs = new InputVerification(objects, findings);
        await EachAsync(there, Keys.SnapshotsFolder(userId), Keys.PollMonthsFolder(userId), findings, id => inputs.VerifySnapshotAsync(userId, id, cancellationToken));
        await EachAsync(there, Keys.PollsFolder(userId), Keys.PollMonthsFolder(userId), findings, id => inputs.VerifyPollAsync(userId, id, cancellationToken));
        var archived = await inputs.VerifyArchivesAsync(userId, cancellationToken);
        await EachAsync(there, Keys.ImportsFolder(userId), Keys.PollMonthsFolder(userId), findings, id => inputs.VerifyImportAsync(userId, id, cancellationToken));
        var aggregates = new AggregateVerification(objects, findings);
        var manifest = await aggregates.VerifyManifestAsync(userId, cancellationToken);
        if (manifest?.RulesVersion == AggregateRules.Version)
        {
            await aggregates.VerifyPublishedAsync(userId, manifest, cancellationToken);
            NoteLeftOvers(userId, there, manifest, findings);
            NoteMissingInputs(userId, [.. there.Select(found => found.Key), .. archived], manifest, findings);
        }

        return new VerificationReport(there.Count, there.Sum(found => found.Length), findings.Sorted);
    }

    private static async Task EachAsync(List<ListedObject> there, string folder, string archives, FindingList findings, Func<string, Task> verify)
    {
        var ids = there
            .Where(found => found.Key.StartsWith(folder, StringComparison.Ordinal) && found.Key.IndexOf('/', folder.Length) > 0)
            .Select(found => found.Key[folder.Length..found.Key.IndexOf('/', folder.Length)])
            .Distinct(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (folder.EndsWith("imports/", StringComparison.Ordinal) || CollectionId.TryParse(id, out _))
            {
                await verify(id);
            }
            else if (folder + id + "/" != archives)
            {
                findings.Note(folder + id + "/", "the folder's name is not a time: it is not read");
            }
        }
    }

    private static void NoteLeftOvers(string userId, List<ListedObject> there, Manifest manifest, FindingList findings)
    {
        var named = manifest.Versions.Select(version => Keys.Version(userId, version)).ToHashSet(StringComparer.Ordinal);
        foreach (var found in there.Where(found => found.Key.StartsWith(Keys.VersionsFolder(userId), StringComparison.Ordinal) && !named.Contains(found.Key)))
        {
            findings.Note(found.Key, "no manifest names this version: the next snapshot clears it away");
        }
    }

    private static void NoteMissingInputs(string userId, HashSet<string> keys, Manifest manifest, FindingList findings)
    {
        var applied = manifest.Applied.Polls.Ids.Select(id => Keys.PollMetadata(userId, id))
            .Concat(manifest.Applied.Snapshots.Ids.Select(id => Keys.SnapshotMetadata(userId, id)))
            .Concat(manifest.Applied.Imports.Select(import => Keys.ImportReport(userId, import.Id)));
        foreach (var key in applied.Where(key => !keys.Contains(key)))
        {
            findings.Fault(key, "the aggregates hold this input, and it is missing");
        }
    }
}
