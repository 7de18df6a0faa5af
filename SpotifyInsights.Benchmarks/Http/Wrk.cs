using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>Load by wrk (Debian's package), a client that takes little of the processor.</summary>
public static partial class Wrk
{
    private const int Threads = 2;

    /// <summary>Asks one address over and over again.</summary>
    /// <param name="address">The address.</param>
    /// <param name="connections">Connections that are kept open.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="header">A header of each request; null for none.</param>
    /// <returns>Requests answered, those per second, and those that failed: without an answer, or with one above 399.</returns>
    public static (long Requests, double PerSecond, long Failed) Run(string address, int connections, int seconds, string? header)
    {
        List<string> arguments = [$"-t{Threads}", $"-c{connections}", $"-d{seconds}s", "--timeout", "20s", .. header is null ? (string[])[] : ["-H", header], address];
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("wrk did not start; apt-get install wrk.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var failed = Socket().Match(output) is { Success: true } errors ? errors.Groups.Values.Skip(1).Sum(count => Whole(count.Value)) : 0;
        failed += Status().Match(output) is { Success: true } bad ? Whole(bad.Groups["count"].Value) : 0;
        return (Whole(Requests().Match(output).Groups["count"].Value), double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture), failed);
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<count>\d+) requests in", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rate();

    [GeneratedRegex(@"Socket errors: connect (?<connect>\d+), read (?<read>\d+), write (?<write>\d+), timeout (?<timeout>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Socket();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<count>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();
}
