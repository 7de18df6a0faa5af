namespace SpotifyInsights.Tests.Tools;

/// <summary>How long a test waits for something that must happen: far longer than it takes, so that only a fault runs into it.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static CancellationToken Token()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Limit);
        return source.Token;
    }

    /// <summary>Between two looks at what is under way: asking without a pause would take the time that it needs.</summary>
    public static Task PauseAsync(CancellationToken limit) => Task.Delay(TimeSpan.FromMilliseconds(100), limit);
}
