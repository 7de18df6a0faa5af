namespace SpotifyInsights.Tests.Jobs;

public sealed class JobLifeTests : JobLifeContract
{
    protected override Task<Dictionary<string, string?>> DatabaseAsync() => Task.FromResult<Dictionary<string, string?>>([]);
}
