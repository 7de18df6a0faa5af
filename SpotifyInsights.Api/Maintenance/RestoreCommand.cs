using System.Globalization;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Storage.Copies;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>`restore --user … --from …`: copies a listener back out of a second store and ends. The instance must not run meanwhile.</summary>
public sealed class RestoreCommand(CopyCommandLine line, SecondStore second, IOptions<StorageOptions> options, IServiceProvider provider, TimeProvider time) : IMaintenanceCommand
{
    public const string Name = "restore";

    private const int MostNamed = 5;

    public bool WritesToTheStore => true;

    public async Task<int> RunAsync(string userId, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (line.Fault is { } fault)
        {
            await output.WriteLineAsync($"{fault} {Name} --user <Spotify id> --from <folder> [--replace=true] [--all=true]");
            return 2;
        }

        var (source, _, text) = second.Open(line.From, options.Value);
        if (source is null)
        {
            await output.WriteLineAsync($"Where from? {text}");
            return 2;
        }

        var copy = new ListenerCopy(source, ObjectStores.OpenBare(options.Value, provider, time, local: null), line.ReadsAll);
        if (!line.Replaces && await copy.FindOthersAsync(userId, cancellationToken) is { Count: > 0 } others)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Refused: the store holds {others.Count:N0} objects of '{userId}' that {text} does not hold, or holds with another content. Nothing was changed. --replace=true deletes and overwrites them:"));
            foreach (var key in others.Take(MostNamed))
            {
                await output.WriteLineAsync($"  {key}");
            }

            return 1;
        }

        if (await copy.RunAsync(userId, cancellationToken) is not { } report)
        {
            await output.WriteLineAsync($"{text} holds nothing of '{userId}'.");
            return 1;
        }

        await output.WriteLineAsync(BackupCommand.Describe(userId, report, "The store"));
        return 0;
    }
}
