using System.Diagnostics;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks;

/// <summary>`cold FILE`: opens the file and answers once, in a process that did nothing before.</summary>
public static class ColdStart
{
    public const string Command = "cold";

    /// <summary>Prints the milliseconds since <paramref name="started"/>, the first line of main, and the plays counted.</summary>
    public static int Run(string file, long started)
    {
        var answer = Questions.Answer(Questions.Prepare(PlaysFile.ReadHistory(file)));
        Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} {answer.Plays} {answer.LongestStreak}");
        return 0;
    }
}
