using System.Text.Json;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Takes an import back, as a job. Once begun it goes on to its end: half of it taken back would be neither state.</summary>
public sealed class UndoImportWork(ImportUndo undo) : IJobWork
{
    public JobKind Kind => JobKind.UndoImport;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        context.Report(new JobStep(0));
        var importId = UndoImportParameters.Of(context.Parameters).ImportId;
        var undone = await undo.UndoAsync(context.UserId, importId, CancellationToken.None);
        return JsonSerializer.SerializeToElement(new UndoneImport(importId, undone.Existed, undone.DataVersion), ApiJson.Options);
    }
}
