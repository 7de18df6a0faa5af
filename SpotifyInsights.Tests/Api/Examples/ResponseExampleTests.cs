using System.Text.Json;
using SpotifyInsights.Tests.Api.Contracts;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Examples;

/// <summary>The examples of the contract are answers of the application, all of them, and of the shape that the contract says.</summary>
public sealed class ResponseExampleTests
{
    private const string Update = "UPDATE_EXAMPLES";

    private static readonly string Folder = Path.Combine(Repository.Root, "SpotifyInsights.Api", "OpenApi", "Examples");

    [Fact]
    public async Task Examples_AreWhatTheApplicationAnswers()
    {
        await using var world = await ExampleWorld.StartAsync();
        var differing = new List<string>();
        foreach (var call in ExampleCalls.All)
        {
            var path = Path.Combine(Folder, call.Name + ".json");
            var answer = await world.AnswerAsync(call);
            answer[0].ShouldBeOneOf(['{', '['], call.Name);
            if (Environment.GetEnvironmentVariable(Update) is not null)
            {
                await File.WriteAllTextAsync(path, answer, TestContext.Current.CancellationToken);
            }
            else if (!File.Exists(path) || await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) != answer)
            {
                differing.Add($"{call.Name}: {answer}");
            }
        }

        differing.ShouldBeEmpty($"Run: {Update}=1 dotnet test --filter {nameof(ResponseExampleTests)}, look at the difference, and make the contract anew.");
    }

    [Fact]
    public void Examples_EachHasItsCallAndItsFile()
    {
        ExampleCalls.All.Select(call => call.Name).ShouldBeUnique();
        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(ExampleCalls.All.Select(call => call.Name + ".json"), ignoreOrder: true);
    }

    [Fact]
    public async Task EveryOperation_ThatAnswersWithJson_HasAnExampleOfSuccess()
    {
        var without = Responses(await Contract.ServedAsync())
            .Where(response => response.Status.StartsWith('2') && response.MediaType == "application/json")
            .GroupBy(response => response.Operation)
            .Where(responses => responses.All(response => response.Example is null))
            .Select(responses => responses.Key);

        without.ShouldBeEmpty($"Add a line to {nameof(ExampleCalls)}.");
    }

    [Fact]
    public async Task EveryExample_IsOfTheShapeThatTheContractSays()
    {
        var contract = await Contract.ServedAsync();
        var examples = Responses(contract).Where(response => response.Example is not null).ToList();

        examples.Count.ShouldBeGreaterThan(ExampleCalls.All.Count);
        examples.SelectMany(response => contract.Schemas.Complaints(response.Schema, response.Example!.Value).Select(complaint => $"{response.Operation}.{response.Status}{complaint}"))
            .ShouldBeEmpty();
    }

    private static IEnumerable<(string Operation, string Status, string MediaType, JsonElement Schema, JsonElement? Example)> Responses(Contract contract) =>
        from operation in contract.Operations
        from response in operation.Definition.GetProperty("responses").EnumerateObject()
        from content in response.Value.TryGetProperty("content", out var contents) ? contents.EnumerateObject() : default
        select (operation.Id, response.Name, content.Name, content.Value.GetProperty("schema"), content.Value.TryGetProperty("example", out var example) ? example : (JsonElement?)null);
}
