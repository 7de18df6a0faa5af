namespace SpotifyInsights.Tests.Api;

public sealed class MainJobOnFolderTests : MainJobContract
{
    // The default.
    protected override Task ChooseStoreAsync(ApiHost host) => Task.CompletedTask;
}
