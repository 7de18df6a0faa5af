namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Which upload a job reads.</summary>
public static class JobUpload
{
    /// <summary>The upload's id; null for kinds that read none.</summary>
    public static string? Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Kind switch
        {
            JobKind.Import => ImportParameters.Of(job.Parameters).UploadId,
            JobKind.ReferenceImport => ReferenceImportParameters.Of(job.Parameters).UploadId,
            _ => null,
        };
    }
}
