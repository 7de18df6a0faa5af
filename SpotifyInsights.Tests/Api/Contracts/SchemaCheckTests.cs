using System.Text.Json;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>Each keyword, by the words of JSON Schema 2020-12 and, for formats, RFC 3339 and RFC 3986.</summary>
public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "\"a\"", "1", "null")]
    [InlineData("""{"type":["null","integer"]}""", "7", "7.5", "\"7\"")]
    [InlineData("""{"type":"integer"}""", "7.0", "7.01", "true")]
    [InlineData("""{"type":"number","format":"double"}""", "1e300", "null", "\"1\"")]
    [InlineData("""{"type":"integer","format":"int32"}""", "-2147483648", "2147483648", "1e10")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2026-03-15T12:00:00Z\"", "\"2026-03-15T12:00:00\"", "\"2026-03-15\"")]
    [InlineData("""{"type":"string","format":"date"}""", "\"2024-02-29\"", "\"2026-02-29\"", "\"2026-3-1\"")]
    [InlineData("""{"type":"string","format":"uri"}""", "\"urn:a:b\"", "\"not-found\"", "\"\"")]
    [InlineData("""{"enum":["a","b"]}""", "\"b\"", "\"B\"", "null")]
    [InlineData("""{"minimum":0,"maximum":1}""", "0", "-0.1", "1.1")]
    [InlineData("""{"type":"array","items":{"type":"boolean"},"minItems":1}""", "[true]", "[]", "[true,1]")]
    [InlineData("""{"properties":{"a":{"type":"string"}},"required":["a"]}""", """{"a":"x"}""", "{}", """{"a":"x","b":1}""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"type":"integer"}}""", """{"a":"x","b":1}""", """{"b":"x"}""", """{"a":1,"c":null}""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":"x"}""", """{"b":"x"}""", """{"a":1,"c":null}""")]
    [InlineData("""{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Name"}]}""", "null", "1", "{}")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "1.5", "1", "\"1\"")]
    [InlineData("""{"$ref":"#/components/schemas/Name","description":"beside"}""", "\"n\"", "1", "null")]
    public void Keyword_TakesTheFirst_RefusesTheOthers(string schema, string fits, string wrong, string alsoWrong)
    {
        Complaints(schema, fits).ShouldBeEmpty();
        Complaints(schema, wrong).ShouldNotBeEmpty();
        Complaints(schema, alsoWrong).ShouldNotBeEmpty();
    }

    [Fact]
    public void Complaint_NamesThePlace() =>
        Complaints("""{"properties":{"a":{"items":{"properties":{"b":{"type":"null"}}}}}}""", """{"a":[{"b":null},{"b":1}]}""").ShouldBe(["/a/1/b: 1 is no null"]);

    [Fact]
    public void Keyword_ThatIsNotKnown_IsComplainedOf() => Complaints("""{"pattern":"a"}""", "\"a\"").ShouldBe([": the keyword `pattern` is not known to this test"]);

    private static IReadOnlyList<string> Complaints(string schema, string value)
    {
        var contract = JsonDocument.Parse("""{"components":{"schemas":{"Name":{"type":"string"}}}}""").RootElement;
        return new SchemaCheck(contract).Complaints(JsonDocument.Parse(schema).RootElement, JsonDocument.Parse(value).RootElement);
    }
}
