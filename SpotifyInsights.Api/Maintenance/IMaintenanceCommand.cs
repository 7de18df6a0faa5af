namespace SpotifyInsights.Api.Maintenance;

/// <summary>A verb of the command line that works on one listener's objects and ends, without opening a port or running jobs.</summary>
public interface IMaintenanceCommand
{
    /// <summary>Whether the store's folder must be this process's alone while the command runs.</summary>
    bool WritesToTheStore { get; }

    /// <summary>Does the work. 0: all is well; 1: it is not, and the output says what.</summary>
    Task<int> RunAsync(string userId, TextWriter output, CancellationToken cancellationToken);
}
