using System.Globalization;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Storage.Copies;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>`backup --user … --to …`: copies a listener to a second store and ends. May run beside the instance, and again: only what is new or changed is copied.</summary>
public sealed class BackupCommand(CopyCommandLine line, SecondStore second, IOptions<StorageOptions> options, IServiceProvider provider, TimeProvider time) : IMaintenanceCommand
{
    public const string Name = "backup";

    public bool WritesToTheStore => false;

    public async Task<int> RunAsync(string userId, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (line.Fault is { } fault)
        {
            await output.WriteLineAsync($"{fault} {Name} --user <Spotify id> --to <folder> [--all=true]");
            return 2;
        }

        var (target, targetOptions, text) = second.Open(line.To, options.Value);
        if (target is null)
        {
            await output.WriteLineAsync($"Where to? {text}");
            return 2;
        }

        // A folder that an instance works in is not written to from outside.
        using var held = targetOptions!.IsInBucket ? null : LocalStoreLock.Acquire(targetOptions.LocalRoot);
        var copy = new ListenerCopy(ObjectStores.OpenBare(options.Value, provider, time, local: null), target, line.ReadsAll);
        if (await copy.RunAsync(userId, cancellationToken) is not { } report)
        {
            await output.WriteLineAsync($"Nothing is held of '{userId}'; {text} is left as it is.");
            return 1;
        }

        await output.WriteLineAsync(Describe(userId, report, text));
        return 0;
    }

    internal static string Describe(string userId, CopyReport report, string where) => string.Create(
        CultureInfo.InvariantCulture,
        $"{where} holds '{userId}' whole: {report.Objects:N0} objects, {report.Bytes:N0} bytes; {report.Copied:N0} were copied and read back, {report.Deleted:N0} deleted, the others lay there.");
}
