namespace SpotifyInsights.Api.Hosting;

/// <summary>Whether the application has started: before that its errors are told on the console, afterwards they are logged.</summary>
public sealed class StartState
{
    private volatile bool _isRunning;

    public bool IsRunning
    {
        get => _isRunning;
        set => _isRunning = value;
    }
}
