using System.Text.Json;

namespace SpotifyInsights.Tests.Api.Contracts.Compatibility;

/// <summary>Each change of a contract by hand: whether a program that was written for the earlier one still works with the later one.</summary>
public sealed class ContractComparisonTests
{
    private const string Text = """{"type":"string"}""";

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object","properties":{}}""", "200.a is gone")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{}}}""", """{"type":"object","properties":{"a":{}}}""", "200.a may be missing")]
    [InlineData(Text, """{"type":["null","string"]}""", "200 may now be null")]
    [InlineData("""{"type":"string","enum":["a"]}""", """{"type":"string","enum":["a","b"]}""", "200 may now be b")]
    [InlineData("""{"type":"integer","format":"int32"}""", """{"type":"integer","format":"int64"}""", "200 has the format int64 and not int32")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{"type":"number"}}""", "200[] may now be number")]
    [InlineData("""{"oneOf":[{"type":"null"},{"type":"string"}]}""", """{"oneOf":[{"type":"null"},{"type":"string"},{"type":"number"}]}""", "200 has 3 alternatives and not 2")]
    [InlineData("""{"$ref":"#/components/schemas/Old"}""", Text, "200 may now be string")]
    public void Answer_ThatPromisesLess_Breaks(string was, string now, string expected) => Breaks(Answering(was), Answering(now)).ShouldBe([$"Ask: {expected}"]);

    [Theory]
    [InlineData("""{"type":"object","properties":{}}""", """{"type":"object","required":["a"],"properties":{"a":{}}}""")]
    [InlineData("""{"type":["null","string"]}""", Text)]
    [InlineData("""{"type":"string","enum":["a","b"]}""", """{"type":"string","enum":["a"]}""")]
    [InlineData("""{"type":"integer","maximum":9}""", """{"type":"integer","maximum":8}""")]
    [InlineData("""{"$ref":"#/components/schemas/Old"}""", """{"type":"integer"}""")]
    public void Answer_ThatPromisesMore_DoesNot(string was, string now) => Breaks(Answering(was), Answering(now)).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", """{"type":"object","required":["a"],"properties":{"a":{}}}""", "body.a must be sent")]
    [InlineData("""{"type":"object","properties":{"a":{}}}""", """{"type":"object","properties":{}}""", "body.a is gone")]
    [InlineData("""{"type":["null","string"]}""", Text, "body may no longer be null")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", """{"type":"string","enum":["b"]}""", "body may no longer be a")]
    [InlineData(Text, """{"type":"string","enum":["b"]}""", "body may no longer be anything")]
    [InlineData("""{"type":"integer","maximum":9}""", """{"type":"integer","maximum":8}""", "body has the maximum 8 and not 9")]
    [InlineData("""{"type":"integer"}""", """{"type":"integer","minimum":1}""", "body has the minimum 1 and not none")]
    public void Body_ThatMayBeLess_Breaks(string was, string now, string expected) => Breaks(Taking(was), Taking(now)).ShouldBe([$"Ask: {expected}"]);

    [Theory]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{}}}""", """{"type":"object","properties":{"a":{},"b":{}}}""")]
    [InlineData("""{"type":"string","enum":["a"]}""", """{"type":"string","enum":["a","b"]}""")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":9}""", """{"type":"integer","minimum":0,"maximum":99}""")]
    public void Body_ThatMayBeMore_DoesNot(string was, string now) => Breaks(Taking(was), Taking(now)).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"parameters":[{"name":"a","in":"query","schema":{"type":"string"}}]}""", "{}", "the parameter `a` is gone")]
    [InlineData("{}", """{"parameters":[{"name":"a","in":"query","required":true,"schema":{"type":"string"}}]}""", "the parameter `a` must be sent")]
    [InlineData("""{"requestBody":{"content":{}}}""", "{}", "takes no body")]
    [InlineData("{}", """{"requestBody":{"required":true,"content":{}}}""", "a body must be sent")]
    [InlineData("""{"responses":{"200":{"content":{"text/csv":{}}}}}""", """{"responses":{"200":{"content":{"text/plain":{}}}}}""", "200 is no longer text/csv")]
    [InlineData("""{"responses":{"200":{},"202":{}}}""", """{"responses":{"200":{}}}""", "never answers 202")]
    [InlineData("""{"responses":{"200":{}}}""", """{"responses":{"200":{},"204":{},"404":{}}}""", "may answer 204")]
    [InlineData("""{"security":[{"oauth":["a"]},{"cookie":[]}]}""", """{"security":[{"oauth":["b"]},{"cookie":[]}]}""", "no longer opens by oauth a")]
    [InlineData("{}", """{"operationId":"Other"}""", "is called Other")]
    public void Operation_ThatTakesOrGivesLess_Breaks(string was, string now, string expected) => Breaks(Contract(was), Contract(now)).ShouldBe([$"Ask: {expected}"]);

    [Fact]
    public void Operation_ThatIsGone_Breaks() => Breaks(Contract("{}"), """{"paths":{}}""").ShouldBe(["Ask: is gone"]);

    [Fact]
    public void Variables_MayBeCalledOtherwise() => Breaks(Contract("{}"), Contract("{}", "/a/{other}")).ShouldBeEmpty();

    private static IReadOnlyList<string> Breaks(string before, string after) =>
        new ContractComparison(JsonDocument.Parse(before).RootElement, JsonDocument.Parse(after).RootElement).Breaks();

    private static string Answering(string schema) => Contract("""{"responses":{"200":{"content":{"application/json":{"schema":""" + schema + "}}}}}");

    private static string Taking(string schema) => Contract("""{"requestBody":{"content":{"application/json":{"schema":""" + schema + "}}}}");

    private static string Contract(string operation, string path = "/a/{id}")
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(operation)!.AsObject();
        said.TryAdd("operationId", "Ask");
        said.TryAdd("responses", new System.Text.Json.Nodes.JsonObject());
        return """{"components":{"schemas":{"Old":{"type":"integer"}}},"paths":{""" + $"\"{path}\"" + """:{"get":""" + said.ToJsonString() + "}}}";
    }
}
