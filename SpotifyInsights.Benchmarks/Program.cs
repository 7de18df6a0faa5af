using System.Diagnostics;
using SpotifyInsights.Benchmarks;

var started = Stopwatch.GetTimestamp();
return args switch
{
    [ColdStart.Command, var file] => ColdStart.Run(file, started),
    ["all"] => await SideBySide.RunAsync("docs/benchmarks.md"),
    ["all", var report] => await SideBySide.RunAsync(report),
    ["parquet"] => await ParquetBesideDuckDb.RunAsync(),
    ["micro", .. var rest] => Micro.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: all [REPORT.md] | parquet | micro [BenchmarkDotNet arguments] | cold PLAYS.parquet");
    return 2;
}
