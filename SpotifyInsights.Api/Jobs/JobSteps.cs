using SpotifyInsights.Api.Collection;

namespace SpotifyInsights.Api.Jobs;

/// <summary>The steps of each kind of job, in the order they run, as a listener reads them.</summary>
public static class JobSteps
{
    private static readonly string[] Snapshot = [.. CollectionStep.All.Select(step => step.Text)];

    private static readonly string[] Poll = [CollectionStep.RecentTracks.Text, CollectionStep.Saving.Text];

    private static readonly string[] Rebuild = ["Reading all inputs...", CollectionStep.Saving.Text];

    private static readonly string[] Archive = ["Archiving the polls of past months..."];

    private static readonly string[] Import = ["Reading the files...", "Merging with what is known...", CollectionStep.Saving.Text];

    private static readonly string[] UndoImport = ["Taking the import back..."];

    private static readonly string[] ReferenceImport = ["Reading the data set...", "Replacing the reference data..."];

    private static readonly string[] Listens = ["Reading the listens...", "Merging with what is known...", CollectionStep.Saving.Text];

    private static readonly string[] Lookup = ["Looking tracks up..."];

    private static readonly string[] Erase = ["Deleting everything that is stored", "Forgetting jobs and sign-ins"];

    public static IReadOnlyList<string> Of(JobKind kind) => kind switch
    {
        JobKind.Snapshot => Snapshot,
        JobKind.Poll => Poll,
        JobKind.Rebuild => Rebuild,
        JobKind.Archive => Archive,
        JobKind.Import => Import,
        JobKind.UndoImport => UndoImport,
        JobKind.ReferenceImport => ReferenceImport,
        JobKind.Listens => Listens,
        JobKind.Lookup => Lookup,
        JobKind.Erase => Erase,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of job without steps."),
    };
}
