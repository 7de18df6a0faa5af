using System.Text;
using System.Text.Json;
using SpotifyInsights.Api.Tables;

namespace SpotifyInsights.Tests.Tables;

/// <summary>RFC 4180 and what spreadsheets make of text, by hand.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"a,b\"", "\"a,b\"")]
    [InlineData("\"say \\\"hi\\\"\"", "\"say \"\"hi\"\"\"")]
    [InlineData("\"two\\nlines\"", "\"two\nlines\"")]
    [InlineData("\"\\r\\n\"", "\"'\r\n\"")]
    [InlineData("\" blank\"", "\" blank\"")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("true", "true")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1e-9", "1e-9")]
    [InlineData("\"=1+1\"", "'=1+1")]
    [InlineData("\"=cmd|' /C calc'!A0\"", "'=cmd|' /C calc'!A0")]
    [InlineData("\"+1\"", "'+1")]
    [InlineData("\"-M-\"", "'-M-")]
    [InlineData("\"@here\"", "'@here")]
    [InlineData("\"\\t=1\"", "'\t=1")]
    [InlineData("\"  =1\"", "'  =1")]
    [InlineData("\"\uFF1D1\"", "'\uFF1D1")]
    [InlineData("\"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\"", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void Write_AValue_IsQuotedAndHarmless(string json, string field)
    {
        var row = JsonSerializer.Deserialize<JsonElement>("{\"a\":" + json + ""","b":{"c":1}}""");

        Encoding.UTF8.GetString(CsvText.Write([new CsvColumn(["a"]), new CsvColumn(["b", "c"])], [row])).ShouldBe($"a,b.c\r\n{field},1\r\n");
    }

    [Fact]
    public void Write_NoRows_IsTheHeader() => Encoding.UTF8.GetString(CsvText.Write([new CsvColumn(["a"])], [])).ShouldBe("a\r\n");

    [Fact]
    public void Write_WhatIsUnknown_IsEmpty() =>
        Encoding.UTF8.GetString(CsvText.Write([new CsvColumn(["a", "b"])], [JsonSerializer.Deserialize<JsonElement>("""{"a":null}""")])).ShouldBe("a.b\r\n\r\n");
}
