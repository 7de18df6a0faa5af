using System.Diagnostics;
using System.Text.Json;

namespace SpotifyInsights.Tests.Clients;

/// <summary>A program of the samples, which asks its listener to open an address and prints what it found.</summary>
internal static class SampleProgram
{
    private const string Question = "Open ";

    /// <summary>Runs it to its end, and plays the listener. The last line that it printed is what it found.</summary>
    public static async Task<Found> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var browser = new DemoBrowser();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancel);
            var last = "";
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            {
                if (line.StartsWith(Question, StringComparison.Ordinal))
                {
                    await process.StandardInput.WriteLineAsync((await browser.OpenAsync(new Uri(line[Question.Length..]), cancel)).AsMemory(), cancel);
                }

                last = line;
            }

            await process.WaitForExitAsync(cancel);
            process.ExitCode.ShouldBe(0, $"{await error} {last}");
            return JsonSerializer.Deserialize<Found>(last, JsonSerializerOptions.Web)!;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What a sample found.</summary>
    internal sealed record Found(
        string UserId, string SnapshotId, string JobState, string Outcome, int Taken, int Plays, int Days, int Weekday, int Hour, string Problem, string Mistake, IReadOnlyList<long> Exported,
        string Scope);
}
