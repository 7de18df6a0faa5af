using System.Globalization;
using System.Text.RegularExpressions;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>
/// Whether an extended history is whole: Spotify numbers its files, and a number that is missing is a file that is missing. This is the only thing that
/// names of files are asked for, and a label.
/// </summary>
internal static partial class SeriesOfFiles
{
    private const int MostMissingNamed = 50;

    /// <summary>Whether a file calls itself one of videos.</summary>
    public static bool IsVideo(string name) => FileName(name).Contains("_Video_", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the files prove together.</summary>
    /// <param name="names">The names of the files that hold extended history.</param>
    public static ImportCoverage Coverage(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            return ImportCoverage.None;
        }

        var matches = names.Select(name => Numbered().Match(FileName(name))).Where(match => match.Success).ToList();
        var series = matches
            .GroupBy(match => match.Groups["series"].Value, StringComparer.Ordinal)
            .Select(files => (Series: files.Key, Numbers: files.Select(NumberOf).ToHashSet()))
            .ToList();
        var missing = series
            .SelectMany(files => Enumerable.Range(0, files.Numbers.Max()).Where(number => !files.Numbers.Contains(number)).Select(number => $"{files.Series} {number}"))
            .Order(StringComparer.Ordinal)
            .Take(MostMissingNamed)
            .ToList();

        // Without a numbered file of music there is no telling what else there is.
        var tells = series.Exists(files => !IsVideo(files.Series + "_"));
        return new ImportCoverage(tells && missing.Count == 0 ? CoverageKind.Whole : CoverageKind.Partial, missing);
    }

    private static int NumberOf(Match match) =>
        int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 9_999) : 0;

    private static string FileName(string name) => name[(name.LastIndexOf('/') + 1)..];

    // Streaming_History_Audio_2019-2021_3.json, Streaming_History_Video_2018-2024.json, endsong_3.json; a browser may add " (1)".
    [GeneratedRegex(
        @"^(?<series>Streaming_History_[A-Za-z]+|endsong)(_\d{4}(-\d{4})?)?(_(?<number>\d{1,4}))?( ?\(\d+\))?\.json$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
