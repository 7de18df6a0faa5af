using System.Globalization;
using NodaTime;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>`reference import FILE`: brings a reference data set into use, prints the report, and ends. The store must be free: a running instance has a job for it.</summary>
public sealed class ReferenceCommand(ReferenceImporter importer, TimeProvider time)
{
    public const string Name = "reference";

    private const string ImportVerb = "import";
    private const string AsOfSetting = "as-of";

    /// <summary>0: imported; 1: it was not, and the output says why; 2: the command line lacks something.</summary>
    internal async Task<int> RunAsync(string[] args, StoreOpening opening, TextWriter output, CancellationToken cancellationToken)
    {
        var asOfText = new ConfigurationBuilder().AddCommandLine(args).Build()[AsOfSetting];
        var asOf = QueryText.Date(asOfText);
        if (args is not [_, ImportVerb, { Length: > 0 } path, ..] || path.StartsWith("--", StringComparison.Ordinal) || (asOfText is not null && asOf is null))
        {
            await output.WriteLineAsync($"Which file? {Name} {ImportVerb} <file.csv or file.parquet> [--{AsOfSetting} 2022-10-22]");
            return 2;
        }

        if (!File.Exists(path))
        {
            await output.WriteLineAsync($"There is no file '{path}'.");
            return 1;
        }

        await opening.StartingAsync(cancellationToken);
        return await ImportAsync(path, asOf, output, cancellationToken);
    }

    /// <summary>Imports a file of this machine; the store is open.</summary>
    internal async Task<int> ImportAsync(string path, LocalDate? asOf, TextWriter output, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await using var file = File.OpenRead(path);
            var report = await importer.ImportAsync(file, asOf, new Progress<double>(), cancellationToken);
            await output.WriteLineAsync(Describe(report, time.GetElapsedTime(started)));
            return 0;
        }
        catch (ReferenceRefusedException refused)
        {
            await output.WriteLineAsync($"Refused. {refused.Message}");
            await output.WriteLineAsync("The former reference data, if there were any, stay in use.");
            return 1;
        }
    }

    private static string Describe(ReferenceReport report, TimeSpan took)
    {
        List<string> lines =
        [
            $"Imported {report.Rows - report.Refused:N0} of {report.Rows:N0} rows as {report.Tracks:N0} tracks in {took.TotalSeconds:0.0} s.",
            $"  {report.Folded:N0} rows folded into another row of their track, {report.ExactDuplicates:N0} of them exact duplicates.",
            $"  {report.PopularityDiffers:N0} tracks with several popularities (the highest counts), {report.OtherwiseDiffers:N0} that differ otherwise (the first row counts).",
            .. report.Unknown.Select(column => $"  {column.Value:N0} rows without a known {column.Key}."),
            .. report.IgnoredColumns.Select(column => $"  Column `{column}` is not of the set."),
            .. report.Notes.Select(note => $"  {note}"),
        ];
        if (report.Refused > 0)
        {
            lines.Add($"  {report.Refused:N0} rows cannot be read, the first of them:");
            lines.AddRange(report.Faults.Select(fault => $"    line {fault.Line}{(fault.Column is null ? "" : $", column `{fault.Column}`")}: {fault.Reason}"));
        }

        lines.Add($"Version {report.Version}.");
        return string.Join(Environment.NewLine, lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line}")));
    }
}
