using System.Text;

namespace SpotifyInsights.Benchmarks;

/// <summary>Collects the tables of docs/benchmarks.md.</summary>
public sealed class Report
{
    private readonly StringBuilder _files = new();
    private readonly StringBuilder _memory = new();
    private readonly StringBuilder _warm = new();
    private readonly StringBuilder _cold = new();
    private readonly StringBuilder _store = new();
    private readonly StringBuilder _sections = new();

    public void Encoding(int count, long bytes, int rowBytes, Timing encode, Timing decode) =>
        _files.AppendLine($"| {count:N0} | {(double)bytes / count:0.0} | {Rate(count, rowBytes, encode):N0} | {Rate(count, rowBytes, decode):N0} |");

    public void Memory(int count, double bytesPerPlay, long dictionaries) =>
        _memory.AppendLine($"| {count:N0} | {bytesPerPlay:0.0} | {dictionaries / 1e6:0.0} |");

    public void Warm(int count, Timing columns, Timing kept, Timing request, List<double> plain, List<double> best)
    {
        _warm.AppendLine($"| {count:N0} | the three, from the play columns, nothing kept | {columns.Median:0.0} | {Beside(plain, columns.Median)} | {Beside(best, columns.Median)} |");
        _warm.AppendLine($"| {count:N0} | the three, from the kept view (what the server does) | {kept.Median:0.00} | {Beside(plain, kept.Median)} | {Beside(best, kept.Median)} |");
        _warm.AppendLine($"| {count:N0} | the whole temporal family, as JSON (what a request costs) | {request.Median:0.00} | | |");
    }

    public void Cold(int count, Timing ours, List<double> theirs) =>
        _cold.AppendLine($"| {count:N0} | {ours.Median:0} | {(theirs.Count == 0 ? "not installed" : $"{Timing.Of(theirs).Median:0}")} | {Ratio(theirs, ours.Median)} |");

    public void Store(string what, string value) => _store.AppendLine($"| {what} | {value} |");

    /// <summary>A part of its own, after the tables.</summary>
    public void Section(string title, IEnumerable<string> lines) => _sections.AppendLine().AppendLine($"## {title}").AppendLine().AppendJoin('\n', lines).AppendLine();

    public string ToMarkdown() => $"""
        # Benchmarks

        Made by `dotnet run -c Release --project SpotifyInsights.Benchmarks -- all` on {Environment.ProcessorCount} cores, .NET {Environment.Version}.
        Machines are noisy: compare within this page. The plays are synthetic: ten years, 20,000 tracks, 5,000 artists, Zipf. DuckDB
        (npm `@duckdb/node-api`, 2 threads) is asked about the same Parquet file, in turns with us; it must give the same answers.

        ## Heat map, daily series and streaks together, warm, milliseconds

        "Plain" is the SQL that most people write, "best" resolves the time zone once per hour (SpotifyInsights.Benchmarks/DuckDb/queries.sql).

        | plays | what | ours | DuckDB plain | DuckDB best |
        | --- | --- | --- | --- | --- |
        {_warm}
        ## The same, cold: a new process, from the first line of main to the answer, milliseconds

        Ours is a ReadyToRun build. DuckDB answers with its best-written queries; node's own start is not counted.

        | plays | ours | DuckDB | ratio |
        | --- | --- | --- | --- |
        {_cold}
        ## The plays' Parquet file

        MB/s are of the values in memory (60 bytes per play).

        | plays | bytes per play | encode MB/s | decode MB/s |
        | --- | --- | --- | --- |
        {_files}
        ## Memory

        | plays | bytes per play in columns | dictionaries, MB |
        | --- | --- | --- |
        {_memory}
        ## Store

        | what | measured |
        | --- | --- |
        {_store}{_sections}
        """.ReplaceLineEndings("\n");

    private static double Rate(int count, int rowBytes, Timing timing) => count * (double)rowBytes / 1e6 / (timing.Median / 1000);

    private static string Beside(List<double> theirs, double ours) =>
        theirs.Count == 0 ? "not installed" : $"{Timing.Of(theirs).Median:0} ({Ratio(theirs, ours)})";

    private static string Ratio(List<double> theirs, double ours) => theirs.Count == 0 ? "" : $"{Timing.Of(theirs).Median / ours:0.0}x";
}
