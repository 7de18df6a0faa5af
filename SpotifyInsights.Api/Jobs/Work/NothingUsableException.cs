using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>An upload held no listening history: a job that kept nothing has not succeeded.</summary>
public sealed class NothingUsableException(ImportResult result) : Exception(Sentence(result))
{
    private const int MostNames = 5;

    /// <summary>What was found instead.</summary>
    public ImportResult Result { get; } = result;

    private static string Sentence(ImportResult result)
    {
        var unknown = result.Report.UnknownFiles.Select(file => file.Name).ToList();
        return unknown.Count == 0
            ? "The files are of a known form, and no row is in them."
            : $"No listening history was found in {string.Join(", ", unknown.Take(MostNames))}{(unknown.Count > MostNames ? $" and {unknown.Count - MostNames} more" : "")}.";
    }
}
