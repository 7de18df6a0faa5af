using System.Reflection;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Conventions;

namespace SpotifyInsights.Tests.OAuth;

/// <summary>docs/oauth-musts.md names tests: they are there, and every standard is spoken of.</summary>
public sealed partial class StandardsTableTests
{
    private static IEnumerable<string> Rows => Repository.TextFiles.Single(file => file.Path == "docs/oauth-musts.md").Text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);

    [Fact]
    public void Tests_ThatAreNamed_AreThere()
    {
        var tests = typeof(StandardsTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute { Skip: null }))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows.SelectMany(row => Named().Matches(row).Select(match => match.Groups["test"].Value)).Distinct(StringComparer.Ordinal).ToList();
        named.Count.ShouldBeGreaterThan(30);
        named.Where(test => !tests.Contains(test)).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_EachNameATest() => Rows.Where(row => !Named().IsMatch(row)).ShouldBeEmpty();

    [Theory]
    [InlineData("6749")]
    [InlineData("7636")]
    [InlineData("8414")]
    [InlineData("7009")]
    [InlineData("9700")]
    public void Standard_IsSpokenOf(string number) => Rows.ShouldContain(row => row.Split('|')[1].Contains(number, StringComparison.Ordinal));

    [GeneratedRegex("`(?<test>[A-Z][A-Za-z]+Tests\\.[A-Za-z0-9_]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
