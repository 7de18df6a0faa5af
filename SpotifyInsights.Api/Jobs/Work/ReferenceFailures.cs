using System.Text.Json;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What the failures of an import of reference data mean for its job: a file that is refused is refused again by the next run.</summary>
public static class ReferenceFailures
{
    /// <summary>A <see cref="JobFailureRule"/>. The result names line and column for programs.</summary>
    public static JobFailure? Classify(Exception exception) => exception is ReferenceRefusedException refused
        ? JobFailure.Final(
            ProblemTypes.ReferenceDataRefused.ToJobProblem($"{refused.Message} The former reference data, if there were any, stay in use."),
            JsonSerializer.SerializeToElement(refused.Fault, ApiJson.Options))
        : null;
}
