using BenchmarkDotNet.Running;

namespace SpotifyInsights.Benchmarks;

/// <summary>`micro`: one part at a time, by BenchmarkDotNet.</summary>
public static class Micro
{
    public static int Run(string[] arguments)
    {
        BenchmarkSwitcher.FromAssembly(typeof(Micro).Assembly).Run(arguments);
        return 0;
    }
}
