using SpotifyInsights.Tests.Api.Contracts;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>
/// Requests of every kind out of the contract: no answer is a failure of the server, none differs from the contract, none has anything of another listener.
/// 2,000 in a normal run, 20,000 with FULL=1.
/// </summary>
public sealed class FuzzTests
{
    private const int Requests = 2_000;
    private const double LeastShareJudged = 0.6;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("FULL") is "1" ? 10 : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RequestsOfEveryKind_AreAnsweredByTheContract(int seed)
    {
        var contract = await Contract.ServedAsync();
        await using var world = await FuzzWorld.StartAsync();
        var requests = new RequestMaker(contract, world.Known, seed);
        var tally = new FuzzTally();
        for (var i = 0; i < Requests; i++)
        {
            var request = requests.Next();
            var (status, complaints) = await world.SendAsync(request);
            tally.Add(request, status, complaints);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(tally.ToString());
        tally.Findings.ShouldBeEmpty();
        tally.ShareJudged.ShouldBeGreaterThan(LeastShareJudged);
        await world.CheckAfterwardsAsync();
    }
}
