using Microsoft.Extensions.Logging;
using SpotifyInsights.Tests.Tools;

[assembly: AssemblyFixture(typeof(SuiteLogs))]

namespace SpotifyInsights.Tests.Tools;

/// <summary>
/// What all hosts of a run log, and all tokens and keys that they give, take and send: when the last test has ended, one is searched for the other, and the run
/// fails where a secret was said.
/// </summary>
public sealed class SuiteLogs : IDisposable
{
    private static readonly LogSearch Search = new();

    /// <summary>Hears what a host logs.</summary>
    public static ILoggerProvider Listener => new Ear();

    /// <inheritdoc cref="LogSearch.Hear" />
    public static void Hear(string? line) => Search.Hear(line ?? "");

    /// <inheritdoc cref="LogSearch.Learn(string?)" />
    public static void Learn(string? secret) => Search.Learn(secret);

    /// <inheritdoc cref="LogSearch.Learn(HttpRequestMessage, string?)" />
    public static void Learn(HttpRequestMessage? request, string? body) => Search.Learn(request, body);

    public void Dispose()
    {
        var said = Search.Find();
        Console.Out.WriteLine($"{Search.Lines} log lines of this run were searched for {Search.Secrets} tokens and keys: {said.Count} found.");
        said.ShouldBeEmpty("secrets stand in the logs of this run");
    }

    private sealed class Ear : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Hear(state.ToString());
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            Hear($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
