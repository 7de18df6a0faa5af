using System.Diagnostics;
using SpotifyInsights.Benchmarks;
using SpotifyInsights.Benchmarks.Audio;

var started = Stopwatch.GetTimestamp();
return args switch
{
    [ColdStart.Command, var file] => ColdStart.Run(file, started),
    [AggregationMemory.Command, var folder, var kind] => await AggregationMemory.RunAsync(folder, Enum.Parse<SpotifyInsights.Api.Aggregation.AggregationKind>(kind)),
    ["all"] => await SideBySide.RunAsync("docs/benchmarks.md"),
    ["all", var report] => await SideBySide.RunAsync(report),
    [SpotifyInsights.Benchmarks.Imports.ImportRun.Command, var folder, var zip] => await SpotifyInsights.Benchmarks.Imports.ImportRun.RunAsync(folder, zip),
    ["export", var zip, var rows] => Export(zip, int.Parse(rows)),
    ["imports"] => await SideBySide.RunImportsAsync(),
    ["bucket"] => await SideBySide.RunBucketAsync(),
    ["memory"] => await SideBySide.RunMemoryAsync(),
    ["parquet"] => await ParquetBesideDuckDb.RunAsync(),
    ["families", .. var counts] => SpotifyInsights.Benchmarks.Families.FamilyCosts.Run(counts),
    ["audio"] => await AudioBesideDuckDb.RunAsync(),
    ["http"] => await SpotifyInsights.Benchmarks.Http.HttpRates.RunAsync(),
    ["library"] => await SpotifyInsights.Benchmarks.Http.LibraryCosts.RunAsync(),
    ["doors"] => await SpotifyInsights.Benchmarks.Http.DoorCosts.RunAsync(),
    [SpotifyInsights.Benchmarks.Http.ServedProgram.Command, .. var rest] => await SpotifyInsights.Benchmarks.Http.ServedProgram.RunAsync(rest),
    ["micro", .. var rest] => Micro.Run(rest),
    _ => Usage(),
};

static int Export(string zip, int rows)
{
    Console.WriteLine($"{SpotifyInsights.Benchmarks.Imports.SyntheticExport.Write(zip, rows):N0} bytes of JSON");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: all [REPORT.md] | memory | bucket | imports | export ZIP ROWS | import FOLDER ZIP | families [PLAYS...] | parquet | audio | http | library | doors | micro [BenchmarkDotNet arguments] | cold PLAYS.parquet | aggregate FOLDER KIND");
    return 2;
}
