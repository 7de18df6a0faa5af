using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Hosting;

/// <summary>Runs the application; what its owner can put right is a sentence on the console, not a stack trace.</summary>
public static class Startup
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    // What the framework says of a text that is no number, no time span, none of the values; it names the key.
    private const string UnreadableSetting = "Failed to convert configuration value";

    /// <summary>Until the application runs, errors of its start are told by <see cref="RunAsync"/> alone: the host would log a stack trace above the sentence.</summary>
    public static void AddStartup(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var state = new StartState();
        builder.Services.AddSingleton(state);
        builder.Logging.AddFilter(HostCategory, level => level >= LogLevel.Warning && state.IsRunning);
    }

    /// <summary>Runs until the process is told to stop. 0: it ended as it should; 1: it could not start.</summary>
    public static Task<int> RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<StartState>().IsRunning = true);
        return DescribingAsync(async () =>
        {
            await app.RunAsync();
            return 0;
        });
    }

    /// <summary>Does <paramref name="work"/>; a failure that the owner can put right is a sentence on the console and 1.</summary>
    public static async Task<int> DescribingAsync(Func<Task<int>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work();
        }
        catch (Exception exception) when (Sentence(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"SpotifyInsights cannot start. {sentence}");
            return 1;
        }
    }

    private static string? Sentence(Exception exception) => exception switch
    {
        StoreInUseException or StoreMismatchException or JobDatabaseException or ObjectStoreException or InvalidUserIdException => exception.Message,
        OptionsValidationException invalid => string.Join(" ", invalid.Failures),
        InvalidOperationException { Message: var message } when message.StartsWith(UnreadableSetting, StringComparison.Ordinal) => message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken => $"{taken.Message} Choose another with --urls http://127.0.0.1:5081.",
        _ => null,
    };
}
