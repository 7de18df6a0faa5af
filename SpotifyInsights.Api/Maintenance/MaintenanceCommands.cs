using SpotifyInsights.Api.Hosting;

namespace SpotifyInsights.Api.Maintenance;

/// <summary>The verbs `rebuild`, `verify`, `backup` and `restore`, each with `--user`, and `reference`; all with the settings of the instance.</summary>
public static class MaintenanceCommands
{
    private const string UserSetting = "user";

    /// <summary>Whether the first word of the command line is one of the verbs.</summary>
    public static bool IsNamedIn(string[] args) => args is [RebuildCommand.Name or VerifyCommand.Name or BackupCommand.Name or RestoreCommand.Name or ReferenceCommand.Name, ..];

    /// <summary>Runs the verb that <paramref name="args"/> begin with over the store that <paramref name="app"/>, which is not started, is set up for.</summary>
    /// <returns>0: all is well; 1: it is not; 2: the command line lacks something.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(output);
        using var opening = ActivatorUtilities.CreateInstance<StoreOpening>(app.Services);
        if (args[0] == ReferenceCommand.Name)
        {
            return await ActivatorUtilities.CreateInstance<ReferenceCommand>(app.Services).RunAsync(args, opening, output, cancellationToken);
        }

        // From the command line alone: every shell has a variable USER, which is nobody's Spotify id.
        var userId = new ConfigurationBuilder().AddCommandLine(args).Build()[UserSetting];
        if (string.IsNullOrEmpty(userId))
        {
            await output.WriteLineAsync($"Which listener? {args[0]} --user <Spotify id>");
            return 2;
        }

        var command = Create(app.Services, args);
        if (command.WritesToTheStore)
        {
            await opening.StartingAsync(cancellationToken);
        }

        return await command.RunAsync(userId, output, cancellationToken);
    }

    private static IMaintenanceCommand Create(IServiceProvider provider, string[] args)
    {
        return args[0] switch
        {
            RebuildCommand.Name => ActivatorUtilities.CreateInstance<RebuildCommand>(provider),
            BackupCommand.Name => ActivatorUtilities.CreateInstance<BackupCommand>(provider, new CopyCommandLine(args), Second()),
            RestoreCommand.Name => ActivatorUtilities.CreateInstance<RestoreCommand>(provider, new CopyCommandLine(args), Second()),
            _ => ActivatorUtilities.CreateInstance<VerifyCommand>(provider),
        };

        SecondStore Second() => ActivatorUtilities.CreateInstance<SecondStore>(provider);
    }
}
