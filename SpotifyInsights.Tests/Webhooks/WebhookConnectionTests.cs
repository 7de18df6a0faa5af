using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Tests.Webhooks;

/// <summary>What names stand for is looked at when a connection is made, not before.</summary>
public sealed class WebhookConnectionTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.7")]
    [InlineData("169.254.169.254")]
    [InlineData("fd00::7")]
    public async Task Name_ThatStandsForASpecialAddress_IsNotConnectedTo(string address)
    {
        await using var world = await StartAsync(mayReachThisMachine: false, _ => [IPAddress.Parse(address)]);
        var (id, _) = await world.MakeAsync($"http://hooks.example:{world.Receiver.Address.Port}/hook");

        (await world.PingedAsync(id)).GetProperty("lastProblem").GetString().ShouldBe("the name stands for an address inside a private or special network");
        world.Receiver.Count.ShouldBe(0);
    }

    // The name is public when it is written and private when a message is sent.
    [Fact]
    public async Task Name_ThatChangesItsMind_IsLookedAtEachTime()
    {
        IPAddress[] answer = [IPAddress.Loopback];
        await using var world = await StartAsync(mayReachThisMachine: true, _ => answer);
        world.Receiver.Answer = context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        };
        var (id, _) = await world.MakeAsync($"http://hooks.example:{world.Receiver.Address.Port}/hook");
        (await world.PingedAsync(id)).GetProperty("state").GetString().ShouldBe("delivered");

        answer = [IPAddress.Parse("192.168.0.7")];

        (await world.PingedAsync(id)).GetProperty("lastProblem").GetString()!.ShouldContain("private or special");
        world.Receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Name_WithAForbiddenAndAnAllowedAddress_IsConnectedToAtTheAllowedOne()
    {
        await using var world = await StartAsync(mayReachThisMachine: true, _ => [IPAddress.Parse("10.0.0.7"), IPAddress.Loopback]);
        var (id, _) = await world.MakeAsync($"http://hooks.example:{world.Receiver.Address.Port}/hook");

        (await world.PingedAsync(id)).GetProperty("state").GetString().ShouldBe("delivered");
    }

    [Fact]
    public async Task Name_ThatNobodyKnows_IsSaid()
    {
        await using var world = await StartAsync(mayReachThisMachine: true, _ => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        var (id, _) = await world.MakeAsync("http://hooks.example/hook");

        (await world.PingedAsync(id)).GetProperty("lastProblem").GetString().ShouldBe("the name is not known");
    }

    private static Task<WebhookWorld> StartAsync(bool mayReachThisMachine, Func<string, IPAddress[]> resolve) =>
        WebhookWorld.StartAsync(mayReachThisMachine, host => host.Configure = services =>
            services.Replace(ServiceDescriptor.Singleton<HostResolver>((name, _) => Task.FromResult(resolve(name)))));
}
