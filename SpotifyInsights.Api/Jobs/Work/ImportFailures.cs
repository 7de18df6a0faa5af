using System.Text.Json;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What the failures of an import mean for its job: a file that is refused is refused again by the next run.</summary>
public static class ImportFailures
{
    /// <summary>A <see cref="JobFailureRule"/>.</summary>
    public static JobFailure? Classify(Exception exception) => exception switch
    {
        ImportRefusedException refused => JobFailure.Final(ImportProblemTypes.Of(refused.Reason).ToJobProblem($"{refused.File}: {refused.Message}")),
        NothingUsableException nothing => JobFailure.Final(
            ImportProblemTypes.NothingUsable.ToJobProblem(nothing.Message),
            JsonSerializer.SerializeToElement(ImportJobResult.Of(nothing.Result, nothing.Result.Report.CollectedAt), ApiJson.Options)),
        UploadGoneException => JobFailure.Final(ImportProblemTypes.UploadGone.ToJobProblem("Uploads are kept for a day at most. Send the files again.")),
        _ => null,
    };
}
