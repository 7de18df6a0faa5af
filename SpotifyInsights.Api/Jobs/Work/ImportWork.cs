using System.Text.Json;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Reads an upload into the history, as a job. The upload stays until the job has ended, so that a run after a crash finds it again.</summary>
public sealed class ImportWork(Importer importer, UploadStore uploads, TimeProvider time) : IJobWork
{
    public JobKind Kind => JobKind.Import;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        var (userId, parameters) = (context.UserId, ImportParameters.Of(context.Parameters));
        var upload = await uploads.FindAsync(userId, parameters.UploadId, cancellationToken)
            ?? throw new UploadGoneException(Keys.UploadContents(userId, parameters.UploadId));
        var sources = upload.Files.Select((file, number) => new ImportSource(
            file.Name, file.Length, _ => Task.FromResult(uploads.Open(userId, parameters.UploadId, number, file))));
        var result = await importer.ImportAsync(
            userId, [.. sources], upload.ReceivedAt, parameters.DryRun, new ImportPace(context, time), cancellationToken);
        return result.Outcome == ImportOutcome.NothingUsable
            ? throw new NothingUsableException(result)
            : JsonSerializer.SerializeToElement(ImportJobResult.Of(result, upload.ReceivedAt), ApiJson.Options);
    }
}
