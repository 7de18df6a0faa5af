using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Tools;
using SpotifyInsights.Tests.Weather;

namespace SpotifyInsights.Tests.Planning;

/// <summary>What is still collected when the calls of a day come to an end.</summary>
public sealed class SpentCallsTests
{
    // Both are due: whoever has just signed in was never looked at.
    [Theory]
    [InlineData(94, JobKind.Snapshot)]
    [InlineData(95, JobKind.Poll)]
    [InlineData(99, JobKind.Poll)]
    [InlineData(100, null)]
    public async Task Due_OfAHundredCalls_IsAPollFromTheNinetyFifthOnAndNothingAfterTheLast(int spent, JobKind? expected)
    {
        await using var instance = CollectingInstance.Start(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), ScriptedListeners.All, host => host.Settings["Collection:DailyCalls"] = "100");
        await instance.SignInAsync("demo");
        for (var call = 0; call < spent; call++)
        {
            instance.Get<CallCounter>().Add();
        }

        var due = new List<JobKind>();
        await foreach (var collection in ActivatorUtilities.CreateInstance<DueListeners>(instance.Host.Services).ListAsync(instance.Now, Patience.Token()))
        {
            due.Add(collection.Kind);
        }

        due.ShouldBe(expected is { } kind ? [kind] : []);
    }
}
