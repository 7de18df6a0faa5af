using System.Text.Json;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Proof;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Nodes;

/// <summary>Nodes die (`kill -9`) in the middle of jobs, and others finish them: nothing is lost, nothing doubled, nothing stuck.</summary>
[Collection(typeof(NodesCollection))]
public sealed class NodeKillTests(TwoNodes nodes)
{
    private const int Seed = 20260601;

    private static readonly int Rounds = Share.IsFull ? 100 : 3;

    [Fact]
    public async Task Import_NodeThatTookItIsKilled_OtherFinishesWithTheSameResult()
    {
        using var plain = new SharedLife(nodes, await nodes.SignInAsync("listener5"));
        var count = new KillSwitch(plain.Id, int.MaxValue);
        nodes.Arm(count);
        var expected = await EndedAsync(plain, nodes.A, await plain.ImportAsync(nodes.A));
        using var killed = new SharedLife(nodes, await nodes.SignInAsync("listener6"));

        // Whoever is there alone runs it: the other one comes when it is in the middle.
        (await nodes.B.Program.StopAsync()).ShouldBe(0);
        var kill = new KillSwitch(killed.Id, count.Seen / 2, first: nodes.B.Program.StartAsync);
        nodes.Arm(kill);
        var job = await killed.ImportAsync(nodes.A);
        (await kill.Killed.WaitAsync(Patience.Token())).ShouldBe(nodes.A);
        var ended = await EndedAsync(killed, nodes.B, job);

        ended.GetProperty("state").GetString().ShouldBe("succeeded");
        ended.GetProperty("attempts").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        foreach (var part in (string[])["rows", "outcomes", "files"])
        {
            Report(ended, part).ShouldBe(Report(expected, part));
        }

        killed.Listed();
        await killed.HoldsAsync();
        await nodes.A.Program.StartAsync();
    }

    [Fact]
    public async Task Node_KilledAtRandomMoments_OtherTakesOver()
    {
        var tally = new KillTally();
        var dice = new Random(Seed);
        using var first = new SharedLife(nodes, await nodes.SignInAsync("listener7"));
        using var second = new SharedLife(nodes, await nodes.SignInAsync("listener8"));
        for (var round = 0; round < Rounds; round++)
        {
            await RoundAsync(round % 2 == 0 ? first : second, dice, tally, isLast: round == Rounds - 1);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(tally.ToString());
        tally.Count.ShouldBe(Rounds);
    }

    [Fact]
    public async Task Nodes_BothKilled_OneThatComesBackFinishes()
    {
        using var life = new SharedLife(nodes, await nodes.SignInAsync("listener9"));
        var kill = new KillSwitch(life.Id, 10, losesAnswer: true);
        nodes.Arm(kill);
        var job = await life.ImportAsync(nodes.A);
        var dead = await kill.Killed.WaitAsync(Patience.Token());
        await nodes.Beside(dead).Program.KillAsync();

        await dead.Program.StartAsync();
        (await EndedAsync(life, dead, job)).GetProperty("state").GetString().ShouldBe("succeeded");
        life.Listed();
        await life.HoldsAsync();
        await nodes.Beside(dead).Program.StartAsync();
    }

    private async Task RoundAsync(SharedLife life, Random dice, KillTally tally, bool isLast)
    {
        var kind = dice.Next(life.HasImports ? 3 : 2);
        var begin = kind switch { 0 => life.ImportAsync, 1 => (Func<Node, Task<string>>)life.SnapshotAsync, _ => life.UndoAsync };
        var name = (string[])["import", "snapshot", "import taken back"];
        var kill = new KillSwitch(life.Id, dice.Next(MostCalls(kind)), dice.Next(2) == 0);
        var job = await begin(dice.Next(2) == 0 ? nodes.A : nodes.B);
        nodes.Arm(kill);
        await Task.WhenAny(kill.Killed, UntilEndedAsync(job));
        await kill.EndLastAsync();
        var dead = await kill.Killed.WaitAsync(Patience.Token());
        var place = kill.Seen;

        var ended = await EndedAsync(life, nodes.Beside(dead), job);
        ended.GetProperty("state").GetString().ShouldBe("succeeded", ended.ToString());
        await life.HoldsAsync();
        tally.Add(name[kind], place, ended.GetProperty("attempts").GetInt32(), kill.TakenOverAfter);
        nodes.Arm(null);
        await dead.Program.StartAsync();
    }

    // About as many requests as the jobs make: later moments are those right after the end.
    private static int MostCalls(int kind) => kind == 1 ? 36 : 24;

    private async Task<JsonElement> EndedAsync(SharedLife life, Node node, string job)
    {
        await UntilEndedAsync(job);
        return await life.At(node).GetJsonAsync($"/jobs/{job}");
    }

    private async Task UntilEndedAsync(string job)
    {
        var limit = Patience.Token();
        while (await Postgres.ExecuteAsync(nodes.Database, $"SELECT finished_at FROM jobs WHERE id = '{job}'") is DBNull)
        {
            await Patience.PauseAsync(limit);
        }
    }

    private static string Report(JsonElement job, string part) => job.GetProperty("result").GetProperty("report").GetProperty(part).ToString();
}
