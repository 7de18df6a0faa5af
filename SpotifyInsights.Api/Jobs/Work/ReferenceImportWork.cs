using System.Text.Json;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Brings an uploaded reference data set into use, as a job. The upload stays until the job has ended, so that a run after a crash finds it again.</summary>
public sealed class ReferenceImportWork(ReferenceImporter importer, UploadStore uploads) : IJobWork
{
    public JobKind Kind => JobKind.ReferenceImport;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        var (userId, parameters) = (context.UserId, ReferenceImportParameters.Of(context.Parameters));
        var upload = await uploads.FindAsync(userId, parameters.UploadId, cancellationToken)
            ?? throw new UploadGoneException(Keys.UploadContents(userId, parameters.UploadId));
        await using var file = uploads.Open(userId, parameters.UploadId, 0, upload.Files[0]);
        var report = await importer.ImportAsync(file, QueryText.Date(parameters.AsOf), new ReadingProgress(context), cancellationToken);
        return JsonSerializer.SerializeToElement(report, ApiJson.Options);
    }

    // Not Progress<T>: that reports on the thread pool, in any order.
    private sealed class ReadingProgress(JobContext context) : IProgress<double>
    {
        public void Report(double value) => context.Report(value < 1 ? new JobStep(0, value) : new JobStep(1));
    }
}
