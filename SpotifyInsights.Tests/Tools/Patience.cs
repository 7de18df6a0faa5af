namespace SpotifyInsights.Tests.Tools;

/// <summary>How long a test waits for something that must happen: far longer than it takes, so that only a fault runs into it.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static CancellationToken Token()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Limit);
        return source.Token;
    }
}
